/** One thing that the doctor looked at. */
export type DoctorLine = {
  readonly check: string;
  readonly found: string;
  readonly ok: boolean;
  /** What to do, where it is not right. */
  readonly advice?: string;
};
