import { showFigure } from '../../domain/model/figure.ts';
import { spanWords } from '../../domain/model/figure-range.ts';
import { showMoment } from '../../domain/time/moment.ts';
import type { QuoteRow } from '../../store/port/rows.ts';
import type { EstimateRow } from '../../store/port/rows-estimate.ts';
import { toldName, UNTOLD } from '../redaction/redact.ts';
import { bullets, escaped, linked } from './markdown.ts';

/** Estimates side by side, grouped by actor and measure, with the range that they span. */
export function estimateLines(estimates: readonly EstimateRow[]): readonly string[] {
  const groups = Map.groupBy(estimates, ({ actor, measure }) => `${actor}, ${measure}`);
  return [...groups].map(([what, rows]) => {
    const span = spanWords(rows.map(({ figure }) => figure));
    const all = [
      ...(span === undefined ? [] : [span]),
      ...(rows.some(({ disputed }) => disputed) ? ['in dispute'] : []),
    ].join(', ');
    const lines = rows.map(estimateLine);
    return `**${escaped(what)}${all === '' ? '' : `: ${all}`}**\n\n${bullets(lines)}`;
  });
}

function estimateLine(row: EstimateRow): string {
  const parts = [
    `${showFigure(row.figure)}${row.id === UNTOLD ? '' : `, says ${saidBy(row)}`}`,
    ...(row.asOf === null ? [] : [`as of ${showMoment(row.asOf)}`]),
    ...(row.since === null ? [] : [`since ${showMoment(row.since)}`]),
    ...(row.note === null ? [] : [escaped(row.note)]),
    ...(row.url === null ? [] : [linked(row.url)]),
  ];
  const name = toldName({ kind: 'estimate', id: row.id }).map((one) => ` (${one})`);
  return `${parts.join('; ')}${name.join('')}`;
}

/** The source of a statement, and its grade. */
function saidBy({ source, grade }: Pick<QuoteRow, 'source' | 'grade'>): string {
  return `${escaped(source ?? 'no source given')} (${grade ?? 'not graded'})`;
}

/** A quote with its citation. */
export function quoteItem(quote: QuoteRow): string {
  const words = quote.verbatim ? `“${escaped(quote.text)}”` : `${escaped(quote.text)} (paraphrase)`;
  const speaker = [quote.speaker, quote.role, quote.organisation].filter((part) => part !== null);
  const isTold = quote.id !== UNTOLD;
  const name = (id: number) => toldName({ kind: 'quote', id });
  const citation = [
    ...(isTold ? [speaker.map(escaped).join(', ') || 'speaker not named'] : []),
    showMoment(quote),
    isTold ? saidBy(quote) : 'speaker and source withheld',
    ...(quote.url === null ? [] : [linked(quote.url)]),
    ...(quote.about.length === 0 ? [] : [`about ${quote.about.map(escaped).join(', ')}`]),
    ...(quote.answers === null ? [] : name(quote.answers.id).map((one) => `answers ${one}`)),
    ...name(quote.id),
  ];
  return `> ${words}\n>\n> ${citation.join('; ')}`;
}
