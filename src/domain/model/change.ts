/** A value as SQLite stores it. */
export type Cell = string | number | null;

/** One row of one table at one moment. */
export type Row = {
  readonly table: string;
  readonly id: number;
  readonly values: Readonly<Record<string, Cell>>;
};

/** What one write did: the same value is applied, delivered by the live feed, and reversed by undo. */
export type Change = {
  readonly added: readonly Row[];
  readonly updated: readonly (readonly [before: Row, after: Row])[];
  readonly removed: readonly Row[];
};

/** The inverse of this change, last row first. */
export function reverse(change: Change): Change {
  return {
    added: change.removed.toReversed(),
    updated: change.updated.toReversed().map(([before, after]) => [after, before] as const),
    removed: change.added.toReversed(),
  };
}
