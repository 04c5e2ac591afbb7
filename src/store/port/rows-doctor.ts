/** One check of the doctor. */
export type DoctorLine = {
  readonly check: string;
  readonly found: string;
  /** A note needs attention but no repair; only a problem makes the command fail. */
  readonly mark: 'ok' | 'note' | 'problem';
  /** What to do about it. */
  readonly advice?: string;
};

/** A copy of the database: where (an absolute path), by whom and when (an instant). */
export type CopyRow = { readonly file: string; readonly who: string; readonly at: string };

/** What is asked to keep a database sound. */
export type UpkeepQuestions = {
  readonly doctor: {
    /** The IANA zone for days. */
    readonly params: { readonly zone: string };
    readonly answer: readonly DoctorLine[];
  };
  readonly copies: {
    readonly params: Record<never, never>;
    readonly answer: readonly CopyRow[];
  };
  /** Messages about interrupted purges. */
  readonly unfinishedPurges: {
    readonly params: Record<never, never>;
    readonly answer: readonly string[];
  };
};
