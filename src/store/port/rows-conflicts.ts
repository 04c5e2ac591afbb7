import type { RecordRef } from '../../domain/model/record.ts';

/** A conflict between two databases, in words. */
export type ConflictRow = {
  readonly id: number;
  /** The record that has the conflict. */
  readonly record: RecordRef;
  /** The field in conflict: `title of I12`. */
  readonly field: string;
  /** The current value here, and the value of the other database; `nothing` if there is none. */
  readonly ours: string;
  readonly theirs: string;
  /** When it was found, and the import that found it. */
  readonly foundAt: string;
  readonly batch: number | null;
};
