import { countedWords } from '../../domain/counted-figure.ts';
import { daysBetween } from '../../domain/days.ts';
import { grouped } from '../../domain/number-words.ts';
import type {
  ComparedCount,
  ComparedRow,
  ComparedSpan,
  Comparison,
} from '../../store/rows-comparison.ts';
import type { Column } from './column.ts';

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
    row('incidents', (span) => recordedCount(span.incidents, isCovered(span))),
    row('of them claimed', (span) => recordedCount(span.claimed, isCovered(span))),
    row('killed', (span) =>
      isCovered(span) ? countedWords(span.killed, span.incidents) : 'no data',
    ),
    row('days without data', (span) => `${span.uncoveredDays}`),
  ];
}

/** A count that may be none: a zero is what was recorded, not what happened. */
function recordedCount(count: number, isKnown: boolean): string {
  if (count > 0) return grouped(count);
  return isKnown ? 'none recorded' : 'no data';
}

/** Whether any dataset covers any day of the span. */
function isCovered(span: ComparedSpan): boolean {
  return span.uncoveredDays < daysBetween(span.from, span.until) + 1;
}

export const SUMMARY_COLUMNS: readonly Column<SummaryRow>[] = [
  text('what', '', (row) => row.what, 18),
  text('before', 'before', (row) => row.before, 44),
  text('after', 'after', (row) => row.after, 44),
];

/** What actors or places have on each side; `what` is the header of the first column. */
export function comparedColumns<R extends ComparedRow>(what: string): readonly Column<R>[] {
  return [
    {
      id: 'name',
      header: what,
      align: 'left',
      width: { min: 12, max: 32 },
      priority: 1,
      cell: (row) => row.name,
    },
    pair('inc. before', 1, ({ before }) => `${before.incidents}`),
    pair('after', 1, ({ after }) => `${after.incidents}`),
    pair('claimed before', 2, ({ before }) => `${before.claimed}`),
    pair('after ', 2, ({ after }) => `${after.claimed}`),
    pair('killed before', 3, ({ before }) => killedCell(before)),
    pair('after  ', 3, ({ after }) => killedCell(after)),
  ];
}

/** A sum, with `+?` where some had no figure; `n/r` where none had. */
function killedCell({ incidents, killedBest, killedUnknown }: ComparedCount): string {
  if (incidents > 0 && killedUnknown === incidents) return 'n/r';
  return `${killedBest}${killedUnknown > 0 ? '+?' : ''}`;
}

function pair<R extends ComparedRow>(
  header: string,
  priority: number,
  cell: (row: R) => string,
): Column<R> {
  const width = { min: header.length, max: 16, whole: true } as const;
  return { id: header, header: header.trim(), align: 'right', width, priority, cell };
}

function text(
  id: string,
  header: string,
  cell: (row: SummaryRow) => string,
  max: number,
): Column<SummaryRow> {
  return { id, header, align: 'left', width: { min: 12, max }, priority: 1, cell };
}
