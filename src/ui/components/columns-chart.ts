import type { Glyphs } from '../theme/glyphs.ts';
import type { Piece, StyledLine } from '../theme/styled.ts';

export type ColumnsChart = {
  readonly values: readonly number[];
  /** Indexes of values that have a marker over them. */
  readonly marked: ReadonlySet<number>;
  readonly selected?: number | undefined;
  readonly cells: number;
  /** Lines for the columns; the markers take one more above them where there are any. */
  readonly rows: number;
  readonly glyphs: Glyphs;
};

/** Where one column stands: its first cell, how many it is wide, and how many it has with the gap after it. */
export type ColumnPlace = { readonly from: number; readonly cells: number; readonly step: number };

/** The places of so many columns side by side in so many cells: all equally wide, with gaps where there is room. */
export function columnPlaces(count: number, cells: number): readonly ColumnPlace[] {
  const step = Math.max(1, Math.floor(cells / Math.max(1, count)));
  const wide = step > 2 ? step - 1 : step;
  const shown = Math.min(count, Math.floor(cells / step));
  return Array.from({ length: shown }, (_, index) => ({ from: index * step, cells: wide, step }));
}

/** Numbers as upright columns, by eighths of a line, on a scale up to the greatest; lines from top to bottom. */
export function columnsChart(chart: ColumnsChart): readonly StyledLine[] {
  const { values, marked, rows, cells, glyphs } = chart;
  const places = columnPlaces(values.length, cells);
  const most = Math.max(0, ...values);
  const heights = values.map((value) => eighthsOf(value, most, rows));
  const lines = Array.from({ length: rows }, (_, row): StyledLine => {
    const below = (rows - 1 - row) * 8;
    return places.map((place, index) => {
      const filled = Math.max(0, Math.min(8, (heights[index] ?? 0) - below));
      const isGround = row === rows - 1 && filled === 0;
      const glyph = isGround ? glyphs.zero : (glyphs.eighthsUp[filled] ?? ' ');
      return column(chart.selected === index, glyph, place);
    });
  });
  if (marked.size === 0) return lines;
  const markers = places.map(
    (place, index): Piece => [
      'marker',
      (marked.has(index) ? glyphs.marker : ' ').padEnd(place.step),
    ],
  );
  return [markers, ...lines];
}

function column(isSelected: boolean, glyph: string, { cells, step }: ColumnPlace): Piece {
  return [isSelected ? 'barSelected' : 'bar', glyph.repeat(cells) + ' '.repeat(step - cells)];
}

function eighthsOf(value: number, most: number, rows: number): number {
  if (value <= 0 || most <= 0) return 0;
  return Math.max(1, Math.round((value / most) * rows * 8));
}
