/** A value as SQLite keeps it. */
export type Cell = string | number | null;

/** One row of one table, as it stood at one moment. */
export type Row = {
  readonly table: string;
  readonly id: number;
  readonly values: Readonly<Record<string, Cell>>;
};

/** What one write did: it is what is applied, what the live feed delivers, and what undo turns round. */
export type Change = {
  readonly added: readonly Row[];
  readonly updated: readonly (readonly [before: Row, after: Row])[];
  readonly removed: readonly Row[];
};

/** The change that takes this one back, last row first. */
export function reverse(change: Change): Change {
  return {
    added: change.removed.toReversed(),
    updated: change.updated.toReversed().map(([before, after]) => [after, before] as const),
    removed: change.added.toReversed(),
  };
}
