import type { Cell } from '../../domain/model/change.ts';
import type { ChangeRow } from './rows.ts';

/** What was written, as it was stored. */
type Stored = Readonly<Record<string, Cell>>;

/** One row of one table that an act changed; `null` where there was or is nothing. */
export type LoggedChange = {
  readonly record: string;
  readonly table: string;
  readonly rowId: number;
  readonly before: Stored | null;
  readonly after: Stored | null;
};

/** One act with everything that it changed, in words and as it was stored. */
export type LogRow = ChangeRow & {
  readonly id: number;
  readonly kind: string;
  readonly reason: string | null;
  /** The act that this one takes back. */
  readonly undoes: number | null;
  /** Whether it was taken back itself. */
  readonly undone: boolean;
  readonly records: readonly string[];
  readonly changes: readonly LoggedChange[];
};

export type LogAnswer = { readonly rows: readonly LogRow[]; readonly total: number };
