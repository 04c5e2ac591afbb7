import { daysBetween } from '../../domain/days.ts';
import { grouped } from '../../domain/number-words.ts';
import type {
  ComparedCount,
  ComparedRow,
  ComparedSpan,
  Comparison,
} from '../../store/rows-comparison.ts';
import type { Glyphs } from '../theme/glyphs.ts';
import type { Column } from './column.ts';
import { killedSum } from './killed-words.ts';

/** One line of the summary: what is counted, before and after. */
export type SummaryRow = { readonly what: string; readonly before: string; readonly after: string };

/** What both sides come to, side by side. */
export function summaryRows({ before, after }: Comparison): readonly SummaryRow[] {
  const row = (what: string, words: (span: ComparedSpan) => string): SummaryRow => ({
    what,
    before: words(before),
    after: words(after),
  });
  return [
    row('days', (span) => `${span.from} to ${span.until}`),
    row('incidents', (span) => recordedCount(span.incidents, span)),
    row('of them claimed', (span) => recordedCount(span.claimed, span)),
    row('killed', killedWords),
    row('with a figure', (span) =>
      span.incidents === 0
        ? ''
        : `${grouped(span.incidents - span.killed.unknown)} of ${grouped(span.incidents)}`,
    ),
    row('days not covered', (span) =>
      span.uncoveredDays === 0 ? 'none' : `${span.uncoveredDays} of ${daysIn(span)}`,
    ),
  ];
}

/** A count that may be none: a zero is what was recorded, not what happened. */
function recordedCount(count: number, span: ComparedSpan): string {
  if (count > 0) return grouped(count);
  return hasData(span) ? 'none recorded' : 'no data';
}

/** Best, and the range where there is one; `n/r` where no incident has a figure. */
function killedWords(span: ComparedSpan): string {
  const { incidents, killed } = span;
  if (incidents === 0) return recordedCount(0, span);
  if (killed.unknown === incidents) return 'n/r';
  const range =
    killed.low === killed.high ? '' : ` (${grouped(killed.low)}–${grouped(killed.high)})`;
  return grouped(killed.best) + range;
}

/** Whether any dataset covers any day of the span. */
function hasData(span: ComparedSpan): boolean {
  return span.uncoveredDays < daysIn(span);
}

function daysIn({ from, until }: ComparedSpan): number {
  return daysBetween(from, until) + 1;
}

export const SUMMARY_COLUMNS: readonly Column<SummaryRow>[] = [
  text('what', '', (row) => row.what),
  text('before', 'before', (row) => row.before),
  text('after', 'after', (row) => row.after),
];

/** What actors or places have on each side; `what` is the header of the first column. */
export function comparedColumns<R extends ComparedRow>(
  what: string,
  { before, after }: Comparison,
): readonly Column<R>[] {
  const none = {
    before: hasData(before) ? '–' : 'no data',
    after: hasData(after) ? '–' : 'no data',
  };
  const pair = (
    id: string,
    priority: number,
    cell: (count: ComparedCount) => string | undefined,
  ): Column<R> => ({
    id,
    header: id,
    align: 'right',
    width: { min: 9, max: 24, whole: true },
    priority,
    cell: (row, { glyphs: { arrow } }) =>
      `${cell(row.before) ?? none.before} ${arrow} ${(cell(row.after) ?? none.after).padStart(3)}`,
  });
  return [
    {
      id: 'name',
      header: what,
      align: 'left',
      width: { min: 12, max: 40 },
      priority: 1,
      cell: (row) => row.name,
    },
    pair('incidents', 1, ({ incidents }) => numberOr(incidents)),
    pair('claimed', 2, ({ claimed }) => numberOr(claimed)),
    pair('killed', 3, (count) => (count.incidents === 0 ? undefined : killedSum(count))),
  ];
}

/** How the cells of `comparedColumns` are to be read. */
export function comparedLegend({ arrow }: Glyphs): string {
  return `before ${arrow} after; – none recorded, n/r no figure given, +? some without a figure`;
}

function numberOr(count: number): string | undefined {
  return count === 0 ? undefined : grouped(count);
}

function text(id: string, header: string, cell: (row: SummaryRow) => string): Column<SummaryRow> {
  return { id, header, align: 'left', width: { min: 9, max: 40, whole: true }, priority: 1, cell };
}
