import type { Column } from './column.ts';

/** A column with the cells that it gets. */
export type SizedColumn<R> = { readonly column: Column<R>; readonly cells: number };

/** Cells between two columns. */
export const GAP = 1;

/**
 * Chooses the columns that fit side by side into so many cells, in their order, and sizes them. Each gets its
 * least width first, then what it `wants` (its widest cell, or its greatest width where that is not known), the
 * more important ones first; what is left goes to those that grow.
 */
export function layoutColumns<R>(
  columns: readonly Column<R>[],
  cells: number,
  wants: (column: Column<R>) => number = (column) => column.width.max,
): readonly SizedColumn<R>[] {
  const chosen = thatFit(columns, cells);
  const sizes = new Map(chosen.map((column) => [column.id, Math.min(column.width.min, cells)]));
  let left = cells - total([...sizes.values()]) - GAP * (chosen.length - 1);
  const give = (column: Column<R>, more: number) => {
    const given = Math.max(0, Math.min(more, left));
    sizes.set(column.id, (sizes.get(column.id) ?? 0) + given);
    left -= given;
  };
  for (const column of byPriority(chosen)) {
    const { min, max } = column.width;
    give(column, Math.min(max, Math.max(min, wants(column))) - min);
  }
  const growing = chosen.filter((column) => column.width.grow !== undefined);
  const shares = total(growing.map((column) => column.width.grow ?? 0));
  const spare = left;
  for (const column of growing) {
    give(column, Math.floor((spare * (column.width.grow ?? 0)) / shares));
  }
  const [first] = growing;
  if (first !== undefined) give(first, left);
  return chosen.map((column) => ({ column, cells: sizes.get(column.id) ?? 0 }));
}

function thatFit<R>(columns: readonly Column<R>[], cells: number): readonly Column<R>[] {
  const kept = byPriority(columns);
  const needed = () => total(kept.map(({ width }) => width.min)) + GAP * (kept.length - 1);
  while (kept.length > 1 && needed() > cells) kept.pop();
  return columns.filter((column) => kept.includes(column));
}

function byPriority<R>(columns: readonly Column<R>[]): Column<R>[] {
  return columns.toSorted((one, other) => one.priority - other.priority);
}

function total(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}
