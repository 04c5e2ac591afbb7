import type { RejectedRow } from '../../domain/imported.ts';
import type { KeptPart, KeptRecord } from '../../domain/kept-record.ts';
import type { Outcome } from './importing.ts';

/** Why one of Watchfloor's own records, or a tie of it, cannot go in: which column, what stands there, what is wrong. */
export class RefusedRecord extends Error {
  override readonly name = 'RefusedRecord';
  readonly column: string;
  readonly value: string | null;
  constructor(column: string, value: string | null, reason: string) {
    super(reason);
    this.column = column;
    this.value = value;
  }
}

/** What became of a row that was refused. */
export function refused({ column, value, message: reason }: RefusedRecord): Outcome {
  return { is: 'refused', column, value, reason };
}

/** The same as a row that is kept aside. */
export function rejectedRow(
  { line, values }: KeptRecord,
  { column, value, message: reason }: RefusedRecord,
): RejectedRow {
  return { line, column, value, reason, raw: rawOf(values) };
}

/** A record as it came, column by column; what is a list is JSON. */
export function rawOf(values: KeptPart): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(values).map(([column, value]) => [
      column,
      typeof value === 'string' ? value : JSON.stringify(value),
    ]),
  );
}
