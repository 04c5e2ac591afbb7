import type { RejectedRow } from '../../../domain/entry/imported.ts';
import type { NativeRecord } from '../../../domain/model/native-record.ts';
import type { Outcome } from './importing.ts';

/** Why one of Watchfloor's own records, or an attribution of it, cannot go in: which column, what stands there, what is wrong. */
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
  of: NativeRecord,
  { column, value, message: reason }: RefusedRecord,
): RejectedRow {
  return { line: of.line, column, value, reason, raw: recordAsItCame(of) };
}

/** A record as it came. */
export function recordAsItCame({ record, values }: NativeRecord): RejectedRow['raw'] {
  return [{ record, ...values }];
}
