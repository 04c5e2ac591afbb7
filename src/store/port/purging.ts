import type { RecordRef } from '../../domain/model/record.ts';

/** What to erase, who does it and why. */
export type Purge = { readonly record: RecordRef; readonly who: string; readonly reason: string };

/** The steps of a purge, in order; the last ones take minutes on a large database. */
export type PurgeStep = 'rows' | 'index' | 'file';

/** Callbacks of a purge. */
export type PurgeCompany = {
  /**
   * Erases these texts outside the database. It is called before anything is erased inside, and an error ends the purge: a
   * purge that is killed can then be run again, while the database still has the texts.
   */
  readonly eraseOutside: (texts: readonly string[]) => void;
  /** Called at the start of each step. */
  readonly tell: (step: PurgeStep) => void;
};

/** The result of a purge. */
export type Purged = {
  /** In words: `purged I12`. */
  readonly title: string;
  /** The record's uid, the same in every copy of the database; `null` if only the end of an earlier purge was completed. */
  readonly uid: string | null;
  /** What else was erased from the database and is worth reporting: `Rows that …: 2`. */
  readonly erased: readonly string[];
  /** Actors and sources that only this record named: `S3 (A witness)`. They are kept. */
  readonly unused: readonly string[];
  /** Copies made since the record was created, and when (instants). */
  readonly backups: readonly { readonly file: string; readonly at: string }[];
  /** Why its text may still be in the database's files, and what to do; `null` if it is not. */
  readonly leftover: string | null;
};
