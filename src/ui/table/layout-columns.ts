import type { Column } from './column.ts';

/** A column with its width in cells. */
export type SizedColumn<R> = { readonly column: Column<R>; readonly cells: number };

/** Cells between two columns. */
export const GAP = 1;

/** The width of a column with all its cells whole: at its narrowest, and with all the room it wants. */
export type Widest<R> = (column: Column<R>) => { readonly least: number; readonly most: number };

/**
 * Chooses the columns that fit side by side into the cells, in their order, and sizes them. Each gets its least width, then,
 * in the order of priority, what is enough for it; the rest is shared in proportion to what they still want (up to their widest
 * cell, or their greatest width if that is not known), and what is then left goes to the columns that grow.
 */
export function layoutColumns<R>(
  columns: readonly Column<R>[],
  cells: number,
  widest?: Widest<R>,
): readonly SizedColumn<R>[] {
  const bounds = columns.map((column) => boundsOf(column, widest?.(column)));
  const chosen = thatFit(bounds, cells);
  const begin = satisfied(chosen, cells - GAP * (chosen.length - 1));
  const wanted = chosen.map((one, index) => Math.max(0, one.most - (begin[index] ?? 0)));
  const over = cells - total(begin) - GAP * (chosen.length - 1);
  const given = share(Math.min(over, total(wanted)), wanted);
  const growth = chosen.map(({ column }) => column.width.grow ?? 0);
  const grown = share(over - total(given), growth);
  return chosen.map(({ column }, index) => ({
    column,
    cells: (begin[index] ?? 0) + (given[index] ?? 0) + (grown[index] ?? 0),
  }));
}

/** The widths in cells of a column: its least, what is enough for it, and the most that it wants. */
type Bounds<R> = {
  readonly column: Column<R>;
  readonly least: number;
  readonly enough: number;
  readonly most: number;
};

function boundsOf<R>(column: Column<R>, known: ReturnType<Widest<R>> | undefined): Bounds<R> {
  const { min, whole, enough = 0 } = column.width;
  // A truncated number is another number.
  const max = column.align === 'right' ? Number.POSITIVE_INFINITY : column.width.max;
  const isWhole = whole || column.align === 'right';
  const least = isWhole && known ? Math.max(min, Math.min(max, known.least)) : min;
  const most = Math.max(least, Math.min(max, known?.most ?? column.width.max));
  return { column, least, enough: Math.max(least, Math.min(enough, most)), most };
}

/** The width of each: its least, and what is enough for it, the most important first, as far as the cells go. */
function satisfied<R>(bounds: readonly Bounds<R>[], cells: number): readonly number[] {
  const begin = new Map(bounds.map((one) => [one, Math.min(one.least, cells)]));
  let over = cells - total([...begin.values()]);
  for (const one of byPriority(bounds)) {
    const more = Math.max(0, Math.min(over, one.enough - one.least));
    begin.set(one, (begin.get(one) ?? 0) + more);
    over -= more;
  }
  return [...begin.values()];
}

/** Divides whole cells in proportion to the weights, without losing any; all zero if all weights are 0. */
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

/** The columns whose least widths fit, in their order; the least important are dropped first. */
function thatFit<R>(bounds: readonly Bounds<R>[], cells: number): readonly Bounds<R>[] {
  const kept = byPriority(bounds.filter(({ column }) => (column.width.from ?? 0) <= cells));
  const needed = () => total(kept.map(({ least }) => least)) + GAP * (kept.length - 1);
  while (kept.length > 1 && needed() > cells) kept.pop();
  return bounds.filter((one) => kept.includes(one));
}

function byPriority<R>(bounds: readonly Bounds<R>[]): Bounds<R>[] {
  return bounds.toSorted((one, other) => one.column.priority - other.column.priority);
}

function total(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}
