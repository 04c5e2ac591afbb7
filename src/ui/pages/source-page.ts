import { recordName } from '../../domain/model/record.ts';
import { showInstant } from '../../domain/time/moment.ts';
import type { LetterRow, NamedRow, SourcePage } from '../../store/port/rows-actors-sources.ts';
import { ESTIMATE_COLUMNS } from '../columns/estimate-columns.ts';
import { SOURCE_REPORT_COLUMNS } from '../columns/source-columns.ts';
import { field, heading, NOTHING, type PageStyle, paragraph } from '../components/page-lines.ts';
import {
  type Block,
  columnsBlock,
  columnWidths,
  lineBlock,
  type Part,
  partsBlock,
  tableBlock,
} from './blocks.tsx';
import { quoteLines } from './quote-page.ts';

/** Two columns of fewer cells would cut the titles of its reports. */
const WHOLE_TITLES = 150;

/** The page of a source: its reliability, its history, and what it has reported. */
export function sourceBlocks(page: SourcePage, style: PageStyle): readonly Block[] {
  const isNarrow = style.width < WHOLE_TITLES || page.latestQuotes.length === 0;
  return isNarrow
    ? [
        ...reportedBlocks(page, style),
        ...estimatesBlocks(page, style),
        lineBlock([NOTHING]),
        quotesBlock(page, style),
      ]
    : [twoColumns(page, style), ...estimatesBlocks(page, style)];
}

function twoColumns(page: SourcePage, style: PageStyle): Block {
  const widths = columnWidths(style.width);
  return columnsBlock(
    reportedBlocks(page, { ...style, width: widths.left }),
    [quotesBlock(page, { ...style, width: widths.right })],
    style.width,
  );
}

/** How reliable it is, from whom it passes on, and its latest reports. */
function reportedBlocks(page: SourcePage, { width, zone }: PageStyle): readonly Block[] {
  const grades = page.grades.map(({ grade, reports }) => `${grade ?? 'not graded'} ${reports}`);
  return [
    partsBlock([
      {
        lines: [
          ...(page.removed ? paragraph('warn', 'removed; X restores it', width) : []),
          ...field('name', page.name, width),
          ...field('usual grade', letterWords(page.reliability), width),
          ...page.letters.flatMap((letter, index) =>
            field(index === 0 ? 'its history' : '', historyWords(letter, zone), width),
          ),
          ...field(
            'reports',
            `${page.reports}${grades.length === 0 ? '' : `: ${grades.join(', ')}`}`,
            width,
          ),
        ],
      },
      ...linked('passes on', page.origin === null ? [] : [page.origin], width),
      ...linked('passed on by', page.passedOnBy, width),
    ]),
    lineBlock(page.latestReports.length === 0 ? [] : [NOTHING, heading(latestWords(page))]),
    tableBlock({
      rows: page.latestReports,
      columns: SOURCE_REPORT_COLUMNS,
      zone,
      link: ({ id, incidentId }) => ({
        record: { kind: 'report', id },
        opens: { kind: 'incident', id: incidentId },
      }),
    }),
  ];
}

function estimatesBlocks({ estimates }: SourcePage, { zone }: PageStyle): readonly Block[] {
  return [
    lineBlock(estimates.length === 0 ? [] : [NOTHING, heading('Its estimates')]),
    tableBlock({
      rows: estimates,
      columns: ESTIMATE_COLUMNS.filter(({ id }) => id !== 'source'),
      zone,
      link: ({ id, actorId }) => ({
        record: { kind: 'estimate', id },
        opens: { kind: 'actor', id: actorId },
      }),
    }),
  ];
}

function quotesBlock({ latestQuotes }: SourcePage, style: PageStyle): Block {
  if (latestQuotes.length === 0) return partsBlock([]);
  return partsBlock([
    { lines: [heading('Its latest quotes')] },
    ...latestQuotes.map(
      (quote): Part => ({
        lines: [...quoteLines(quote, style), NOTHING],
        record: { kind: 'quote', id: quote.id },
      }),
    ),
  ]);
}

function latestWords({ latestReports, reports }: SourcePage): string {
  return latestReports.length === reports
    ? 'Its reports'
    : 'Its latest reports; i lists the incidents of all';
}

function letterWords(letter: string): string {
  return letter === 'F' ? 'F, cannot be judged (not the worst grade)' : letter;
}

function historyWords({ at, who, from, to, reason }: LetterRow, zone: string): string {
  const change = from === null ? `${to} initially` : `${to} instead of ${from}`;
  const why = reason === null ? '' : `: ${reason}`;
  return `${showInstant(at, zone)} ${who}, ${change}${why}`;
}

function linked(label: string, rows: readonly NamedRow[], width: number): readonly Part[] {
  return rows.map(({ id, name }) => ({
    lines: field(label, `${recordName({ kind: 'source', id })} ${name}`, width),
    record: { kind: 'source', id },
  }));
}
