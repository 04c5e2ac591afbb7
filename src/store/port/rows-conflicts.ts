import type { RecordRef } from '../../domain/model/record.ts';

/** A place at which two databases say different things, in words. */
export type ConflictRow = {
  readonly id: number;
  /** The record that it is in. */
  readonly record: RecordRef;
  /** Where in the record: `title of I12`. */
  readonly place: string;
  /** What this database says there now, and what the other said; `nothing` where it says nothing. */
  readonly ours: string;
  readonly theirs: string;
  /** When it was found, and the import that found it. */
  readonly foundAt: string;
  readonly batch: number | null;
};
