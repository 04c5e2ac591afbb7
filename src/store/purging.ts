import type { RecordRef } from '../domain/record.ts';

/** What is to be erased, by whom and why. */
export type Purge = { readonly record: RecordRef; readonly who: string; readonly reason: string };

/** What an erasure came to. */
export type Purged = {
  /** In words: `purged I12`. */
  readonly title: string;
  /** What the record ever said, so that it can be erased elsewhere too. */
  readonly texts: readonly string[];
  /** Actors and sources that it named and nothing names any more: `S3 (A witness)`. They stay. */
  readonly unused: readonly string[];
  /** Copies that were made since the record came to be, and when (instants). */
  readonly backups: readonly { readonly file: string; readonly at: string }[];
  /** Why its text may still be in the database's files, and what to do; `null` where it is not. */
  readonly leftover: string | null;
};
