import type { Glyphs } from '../theme/glyphs.ts';
import type { Piece, StyledLine } from '../theme/styled.ts';

export type ColumnsChart = {
  readonly values: readonly number[];
  readonly selected?: number | undefined;
  readonly cells: number;
  /** The lines for the columns. */
  readonly rows: number;
  readonly glyphs: Glyphs;
};

/** The place of one column: its first cell and its width. */
export type ColumnPlace = { readonly from: number; readonly cells: number };

/**
 * The places of `count` columns over the whole of `cells`: all equally wide, with gaps between them if each has at least two
 * cells. If there are more columns than cells, the first ones.
 */
export function columnPlaces(count: number, cells: number): readonly ColumnPlace[] {
  const step = Math.max(1, cells / Math.max(1, count));
  const wide = Math.max(1, Math.floor(step) - 1);
  return Array.from({ length: Math.min(count, cells) }, (_, index) => ({
    from: Math.floor(index * step),
    cells: wide,
  }));
}

/** The cell in the middle of a column. */
export function middleOf({ from, cells }: ColumnPlace): number {
  return from + Math.floor(cells / 2);
}

/** A column this many times as high as nearly all others would flatten them. */
const TOWERING = 5;

/**
 * The value of a full column: the greatest, unless a few tower over the others (over nine in ten of those above zero). Then it
 * is twice the value of the others, so that they stay readable, and the few are cut.
 */
export function chartScale(values: readonly number[]): {
  readonly full: number;
  readonly cut: boolean;
} {
  const some = values.filter((value) => value > 0).toSorted((one, other) => one - other);
  const most = some.at(-1) ?? 0;
  const usual = some[Math.floor(0.9 * (some.length - 1))] ?? 0;
  return most > TOWERING * usual ? { full: 2 * usual, cut: true } : { full: most, cut: false };
}

/**
 * Numbers as vertical columns, in eighths of a line, on the scale of `chartScale`; lines from top to bottom. A column that is
 * cut ends in an arrow.
 */
export function columnsChart(chart: ColumnsChart): readonly StyledLine[] {
  const { values, rows, cells, glyphs } = chart;
  const places = columnPlaces(values.length, cells);
  const { full } = chartScale(values);
  const heights = values.map((value) => eighthsOf(Math.min(value, full), full, rows));
  return Array.from({ length: rows }, (_, row): StyledLine => {
    const below = (rows - 1 - row) * 8;
    return places.map((place, index): Piece => {
      const filled = Math.max(0, Math.min(8, (heights[index] ?? 0) - below));
      const isGround = row === rows - 1 && filled === 0;
      const isCut = row === 0 && (values[index] ?? 0) > full;
      const bar = isGround ? glyphs.zero : (glyphs.eighthsUp[filled] ?? ' ');
      const glyph = isCut ? glyphs.up : bar;
      const end = places[index + 1]?.from ?? place.from + place.cells;
      const text = glyph.repeat(place.cells).padEnd(end - place.from);
      return [chart.selected === index ? 'barSelected' : 'bar', text];
    });
  });
}

function eighthsOf(value: number, most: number, rows: number): number {
  if (value <= 0 || most <= 0) return 0;
  return Math.max(1, Math.round((value / most) * rows * 8));
}
