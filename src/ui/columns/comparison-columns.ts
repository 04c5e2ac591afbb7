import {
  discountedWords,
  possibleWords,
  recordedWords,
} from '../../domain/model/counted-figure.ts';
import { isCovered } from '../../domain/time/milestone-sides.ts';
import { lengthOf } from '../../domain/time/period.ts';
import type {
  ComparedClaim,
  ComparedCount,
  ComparedRow,
  ComparedSpan,
  MilestoneSides,
} from '../../store/port/rows-comparison.ts';
import { grouped } from '../../text/number-words.ts';
import type { Column } from '../table/column.ts';
import type { Glyphs } from '../theme/glyphs.ts';
import { killedSum } from '../words/killed-words.ts';

/** One line of the summary: a count before and after. */
export type SummaryRow = { readonly what: string; readonly before: string; readonly after: string };

/** The totals of both sides. */
export function summaryRows({ before, after }: MilestoneSides): readonly SummaryRow[] {
  const row = (what: string, words: (span: ComparedSpan) => string): SummaryRow => ({
    what,
    before: words(before),
    after: words(after),
  });
  return [
    row('days', (span) => `${span.from} to ${span.until}`),
    row('incidents', (span) => recordedCount(span.incidents, span) + possibleWords(span.mayBe)),
    ...(before.discounted.incidents + after.discounted.incidents === 0
      ? []
      : [row('not counted', (span) => discountedWords(span.discounted) || 'none')]),
    row('of them claimed', (span) => recordedCount(span.claimed, span)),
    row('killed', killedWords),
    row('with a figure', (span) =>
      span.incidents === 0
        ? ''
        : `${grouped(span.incidents - span.killed.unknown)} of ${grouped(span.incidents)}`,
    ),
    row('days not covered', (span) =>
      span.uncoveredDays === 0 ? 'none' : `${span.uncoveredDays} of ${lengthOf(span)}`,
    ),
  ];
}

function recordedCount(count: number, span: ComparedSpan): string {
  return recordedWords(count, isCovered(span));
}

/** The best figure, and the range if there is one; `n/r` if no incident has a figure. */
function killedWords(span: ComparedSpan): string {
  const { incidents, killed } = span;
  if (incidents === 0) return recordedCount(0, span);
  if (killed.unknown === incidents) return 'n/r';
  const range =
    killed.low === killed.high ? '' : ` (${grouped(killed.low)}–${grouped(killed.high)})`;
  return grouped(killed.best) + range;
}

export const SUMMARY_COLUMNS: readonly Column<SummaryRow>[] = [
  text('what', '', (row) => row.what),
  text('before', 'before', (row) => row.before),
  text('after', 'after', (row) => row.after),
];

/** The counts of actors or places on each side; `what` is the header of the first column. */
export function comparedColumns<R extends ComparedRow>(
  what: string,
  sides: MilestoneSides,
): readonly Column<R>[] {
  const pair = (id: string, priority: number, cell: (count: ComparedCount) => string | undefined) =>
    pairColumn<R>({ id, priority, sides }, ({ before, after }) => ({
      before: cell(before),
      after: cell(after),
    }));
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

/** How many incidents each actor claims in each place, on each side. */
export function claimColumns(sides: MilestoneSides): readonly Column<ComparedClaim>[] {
  const name = (id: string, cell: (row: ComparedClaim) => string): Column<ComparedClaim> => ({
    id,
    header: id,
    align: 'left',
    width: { min: 12, max: 40 },
    priority: 1,
    cell,
  });
  return [
    name('actor', ({ actor }) => actor),
    name('place', ({ place }) => place ?? ''),
    pairColumn({ id: 'claimed', priority: 1, sides }, ({ before, after }) => ({
      before: numberOr(before),
      after: numberOr(after),
    })),
  ];
}

type Pair = {
  readonly id: string;
  readonly priority: number;
  readonly sides: MilestoneSides;
};

/** The number before, an arrow, and the number after; an empty side says whether its days are covered by data. */
function pairColumn<R>(
  { id, priority, sides }: Pair,
  cells: (row: R) => { readonly before: string | undefined; readonly after: string | undefined },
): Column<R> {
  const none = (span: ComparedSpan) => (isCovered(span) ? '–' : 'no data');
  return {
    id,
    header: id,
    align: 'right',
    width: { min: 9, max: 24, whole: true },
    priority,
    cell: (row, { glyphs: { arrow } }) => {
      const { before, after } = cells(row);
      return `${before ?? none(sides.before)} ${arrow} ${(after ?? none(sides.after)).padStart(3)}`;
    },
  };
}

/** The legend for the cells of `comparedColumns`. */
export function comparedLegend({ arrow }: Glyphs): string {
  return `before ${arrow} after; – none recorded, n/r no figure given, +? some without a figure`;
}

function numberOr(count: number): string | undefined {
  return count === 0 ? undefined : grouped(count);
}

function text(id: string, header: string, cell: (row: SummaryRow) => string): Column<SummaryRow> {
  return { id, header, align: 'left', width: { min: 9, max: 40, whole: true }, priority: 1, cell };
}
