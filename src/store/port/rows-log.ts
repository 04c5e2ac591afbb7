import type { Cell } from '../../domain/model/change.ts';
import type { ChangeRow } from './rows.ts';

/** The stored change. */
type Stored = Readonly<Record<string, Cell>>;

/** One row of one table that an action changed; `null` if it did not exist before or after. */
export type LoggedChange = {
  readonly record: string;
  readonly table: string;
  readonly rowId: number;
  readonly before: Stored | null;
  readonly after: Stored | null;
};

/** One action with all its changes, in words and as stored. */
export type LogRow = ChangeRow & {
  readonly id: number;
  readonly kind: string;
  readonly reason: string | null;
  /** The action that this one undoes. */
  readonly undoes: number | null;
  /** Whether it was undone itself. */
  readonly undone: boolean;
  readonly records: readonly string[];
  readonly changes: readonly LoggedChange[];
};

export type LogAnswer = { readonly rows: readonly LogRow[]; readonly total: number };
