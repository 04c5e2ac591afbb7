import type { RecordRef } from '../../domain/model/record.ts';

/** What is to be erased, by whom and why. */
export type Purge = { readonly record: RecordRef; readonly who: string; readonly reason: string };

/** The steps of an erasure, in order; the last ones take minutes where the database is large. */
export type PurgeStep = 'rows' | 'index' | 'file';

/** What whoever asks for an erasure does meanwhile. */
export type PurgeCompany = {
  /**
   * Erases these texts outside of the database. It is done before anything goes in there, and what it throws ends the purge: one
   * that is killed can then be run again, while the database still knows what the texts are.
   */
  readonly eraseOutside: (texts: readonly string[]) => void;
  /** Told of each step as it begins. */
  readonly tell: (step: PurgeStep) => void;
};

/** What an erasure came to. */
export type Purged = {
  /** In words: `purged I12`. */
  readonly title: string;
  /** What the record is called in every copy of the database; `null` where only the end of a purge was made up for. */
  readonly uid: string | null;
  /** What else of the database was erased and is worth telling: `Rows that …: 2`. */
  readonly erased: readonly string[];
  /** Actors and sources that it named and nothing names any more: `S3 (A witness)`. They stay. */
  readonly unused: readonly string[];
  /** Copies that were made since the record came to be, and when (instants). */
  readonly backups: readonly { readonly file: string; readonly at: string }[];
  /** Why its text may still be in the database's files, and what to do; `null` where it is not. */
  readonly leftover: string | null;
};
