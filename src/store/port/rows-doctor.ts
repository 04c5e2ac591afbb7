/** One thing that the doctor looked at. */
export type DoctorLine = {
  readonly check: string;
  readonly found: string;
  readonly ok: boolean;
  /** What to do, where it is not right. */
  readonly advice?: string;
};

/** A copy of the database that was made: where (a whole path), by whom and when (an instant). */
export type CopyRow = { readonly file: string; readonly who: string; readonly at: string };
