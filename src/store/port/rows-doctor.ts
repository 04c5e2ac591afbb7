/** One check of the doctor. */
export type DoctorLine = {
  readonly check: string;
  readonly found: string;
  readonly ok: boolean;
  /** What to do if it is not ok. */
  readonly advice?: string;
};

/** A copy of the database: where (an absolute path), by whom and when (an instant). */
export type CopyRow = { readonly file: string; readonly who: string; readonly at: string };
