import { recordName } from '../../domain/model/record.ts';
import { showMoment } from '../../domain/time/moment.ts';
import type { QuoteRow } from '../../store/port/rows.ts';
import type { Column } from '../table/column.ts';
import { gradeColumn } from './grade-column.ts';

/** Quotes in a table. */
export const QUOTE_COLUMNS: readonly Column<QuoteRow>[] = [
  {
    id: 'id',
    header: 'id',
    align: 'left',
    width: { min: 3, max: 10, whole: true },
    priority: 3,
    cell: (row) => recordName({ kind: 'quote', id: row.id }),
  },
  {
    id: 'date',
    header: 'date',
    align: 'left',
    width: { min: 11, max: 24, whole: true },
    priority: 2,
    cell: (row) => showMoment(row),
  },
  {
    id: 'speaker',
    header: 'speaker',
    align: 'left',
    width: { min: 12, max: 36 },
    priority: 2,
    cell: speakerWords,
  },
  {
    id: 'source',
    header: 'source',
    align: 'left',
    width: { min: 8, max: 20 },
    priority: 4,
    cell: (row) => row.source ?? '',
  },
  gradeColumn(5),
  {
    id: 'about',
    header: 'about',
    align: 'left',
    width: { min: 8, max: 24 },
    priority: 6,
    cell: (row) => row.about.join(', '),
  },
  {
    id: 'text',
    header: 'quote',
    align: 'left',
    width: { min: 16, max: 80, grow: 1 },
    priority: 1,
    cell: (row, { glyphs }) => quoteWords(row, glyphs),
    role: () => 'quote',
  },
];

/** The words of a quote; in quotation marks only if they are verbatim. */
export function quoteWords(
  row: QuoteRow,
  { openQuote, closeQuote }: { readonly openQuote: string; readonly closeQuote: string },
): string {
  return row.verbatim ? `${openQuote}${row.text}${closeQuote}` : `${row.text} [paraphrase]`;
}

/** Which quote a quote answers: `answers Q4 (Zabihullah Mujahid)`. */
export function answersWords({ id, speaker, removed }: NonNullable<QuoteRow['answers']>): string {
  const name = recordName({ kind: 'quote', id });
  if (removed) return `answers ${name}, which was removed`;
  return speaker === null ? `answers ${name}` : `answers ${name} (${speaker})`;
}

/** The speaker: `Name, role, organisation`, as far as known. */
export function speakerWords(row: QuoteRow): string {
  const known = [row.speaker, row.role, row.organisation].filter((part) => part !== null);
  return known.length === 0 ? 'unknown' : known.join(', ');
}
