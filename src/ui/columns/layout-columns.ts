import type { Column } from './column.ts';

/** A column with the cells that it gets. */
export type SizedColumn<R> = { readonly column: Column<R>; readonly cells: number };

/** Cells between two columns. */
export const GAP = 1;

/**
 * Chooses the columns that fit side by side into so many cells, in their order, and sizes them. Each gets its
 * least width; what is over goes to all of them in proportion to what they still want (up to their widest cell,
 * or their greatest width where that is not known), and what nobody wants to those that grow.
 */
export function layoutColumns<R>(
  columns: readonly Column<R>[],
  cells: number,
  widest: (column: Column<R>) => number = (column) => column.width.max,
): readonly SizedColumn<R>[] {
  const chosen = thatFit(columns, cells);
  const least = chosen.map(({ width }) => Math.min(width.min, cells));
  const wanted = chosen.map((column) => {
    const { min, max } = column.width;
    return Math.max(0, Math.min(max, widest(column)) - min);
  });
  const over = cells - total(least) - GAP * (chosen.length - 1);
  const given = share(Math.min(over, total(wanted)), wanted);
  const grown = share(
    over - total(given),
    chosen.map(({ width }) => width.grow ?? 0),
  );
  return chosen.map((column, index) => ({
    column,
    cells: (least[index] ?? 0) + (given[index] ?? 0) + (grown[index] ?? 0),
  }));
}

/** So many cells divided in proportion to the weights, whole cells, nothing lost; nothing where all weigh 0. */
function share(cells: number, weights: readonly number[]): readonly number[] {
  const whole = total(weights);
  let before = 0;
  return weights.map((weight) => {
    if (whole === 0) return 0;
    const from = Math.floor((cells * before) / whole);
    before += weight;
    return Math.floor((cells * before) / whole) - from;
  });
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
