import { showDay } from '../../domain/time/moment.ts';
import type { TimelineAnswer, TimelineBar } from '../../store/port/rows.ts';
import { width as cellsOf } from '../../text/cells.ts';
import type { ColumnPlace } from '../components/columns-chart.ts';
import { type Label, labelsAt } from '../components/labels-at.ts';
import type { Glyphs } from '../theme/glyphs.ts';
import type { StyledLine } from '../theme/styled.ts';
import { milestoneWords } from '../words/milestone-words.ts';

/** The milestones at one bar: the cell of their mark, and their names with their days. */
export type Mark = { readonly at: number; readonly names: readonly string[] };

/**
 * A mark over each bar with milestones, with their names right of it, up to the next mark; those of the last mark are left of
 * it if they have more room there.
 */
export function marksLine(marks: readonly Mark[], cells: number, { marker }: Glyphs): StyledLine {
  const labels: Label[] = [];
  let free = 0;
  for (const [index, { at, names }] of marks.entries()) {
    const next = marks[index + 1]?.at ?? cells + 1;
    const after = next - at - 3;
    const before = at - free - 1;
    const needed = Math.min(before, cellsOf(names.join(', ')));
    const isLeft = index === marks.length - 1 && after < needed;
    const words = milestoneWords(names, Math.max(0, isLeft ? before : after));
    const text = isLeft ? `${words} ${marker}` : `${marker} ${words}`.trimEnd();
    labels.push({ at: isLeft ? at - cellsOf(words) - 1 : at, role: 'marker', text });
    free = at + cellsOf(text) + 1;
  }
  return labelsAt(labels, cells);
}

/** After how many bars of a unit the next one is labelled, if there is room: the first of these that leaves it. */
const STEPS: Readonly<Record<TimelineAnswer['unit'], readonly number[]>> = {
  hour: [1, 2, 3, 6, 12, 24],
  day: [1, 2, 5, 10, 30],
  week: [1, 2, 4, 8, 26],
  month: [1, 2, 3, 6, 12, 24, 60, 120],
  quarter: [1, 2, 4, 8, 20, 40],
  year: [1, 2, 5, 10, 20, 50],
};

/** The cells that the label of a bar and the gap after it need at most. */
const LABEL = 8;

/** The first and the last day of the bars, and between them what their places are called: `6 May 2020  11  16  …  4 Jun 2020`. */
export function axisLabels(
  { bars, unit, period }: TimelineAnswer,
  places: readonly ColumnPlace[],
  cells: number,
): StyledLine {
  // The first bars may have no room.
  const from = showDay(bars[0]?.from ?? period.from);
  const until = showDay(period.until);
  const end = cells - cellsOf(until);
  const step =
    STEPS[unit].find((bars) => bars * (cells / Math.max(1, places.length)) >= LABEL) ??
    places.length;
  const ticks = places.flatMap((place, index): readonly Label[] => {
    const bar = bars[index];
    const before = bars[index - step];
    if (bar === undefined || index === 0 || index % step !== 0) return [];
    const text = tickWords(bar, before, unit);
    const isFree = place.from + cellsOf(text) < end;
    return isFree ? [{ at: place.from, role: 'faint', text }] : [];
  });
  return labelsAt(
    [{ at: 0, role: 'faint', text: from }, ...ticks, { at: end, role: 'faint', text: until }],
    cells,
  );
}

/** What the label of a bar says besides the one before it: `11`, `1 Jun`, `Mar`, `2020`, `06:00`. */
function tickWords(
  { from }: TimelineBar,
  before: TimelineBar | undefined,
  unit: TimelineAnswer['unit'],
): string {
  const [date = '', month = '', year = ''] = showDay(from).split(' ');
  const isNewYear = before?.from.slice(0, 4) !== from.slice(0, 4);
  const isNewMonth = before?.from.slice(0, 7) !== from.slice(0, 7);
  switch (unit) {
    case 'hour':
      return from.slice(11, 16);
    case 'day':
      return isNewMonth ? `${date} ${month}` : date;
    case 'week':
      return `${date} ${month}`;
    case 'month':
    case 'quarter':
      return isNewYear ? year : month;
    case 'year':
      return year;
  }
}
