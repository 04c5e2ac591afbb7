import { showFigure } from '../domain/figure.ts';
import { showMoment } from '../domain/moment.ts';
import { recordName } from '../domain/record.ts';
import type { QuoteRow } from '../store/rows.ts';
import type { EstimateRow } from '../store/rows-estimate.ts';
import { bullets, escaped, linked } from './markdown.ts';

/** Estimates that cannot all be right, side by side: an actor and measure each. */
export function estimateLines(estimates: readonly EstimateRow[], zone: string): readonly string[] {
  const groups = Map.groupBy(estimates, ({ actor, measure }) => `${actor}, ${measure}`);
  return [...groups].map(
    ([what, rows]) =>
      `**${escaped(what)}**\n\n${bullets(rows.map((row) => estimateLine(row, zone)))}`,
  );
}

function estimateLine(row: EstimateRow, zone: string): string {
  const parts = [
    `${showFigure(row.figure)}, says ${escaped(row.source ?? 'no source given')} (${row.grade ?? 'not graded'})`,
    ...(row.asOf === null ? [] : [`as of ${showMoment(row.asOf, zone)}`]),
    ...(row.since === null ? [] : [`since ${showMoment(row.since, zone)}`]),
    ...(row.note === null ? [] : [escaped(row.note)]),
    ...(row.url === null ? [] : [linked(row.url)]),
  ];
  return `${parts.join('; ')} (${recordName({ kind: 'estimate', id: row.id })})`;
}

/** A quote with its citation. */
export function quoteItem(quote: QuoteRow, zone: string): string {
  const words = quote.verbatim ? `“${escaped(quote.text)}”` : `${escaped(quote.text)} (paraphrase)`;
  const speaker = [quote.speaker, quote.role, quote.organisation].filter((part) => part !== null);
  const name = (id: number) => recordName({ kind: 'quote', id });
  const citation = [
    speaker.length === 0 ? 'speaker not named' : speaker.map(escaped).join(', '),
    showMoment(quote, zone),
    `${escaped(quote.source ?? 'no source given')} (${quote.grade ?? 'not graded'})`,
    ...(quote.url === null ? [] : [linked(quote.url)]),
    ...(quote.about.length === 0 ? [] : [`about ${quote.about.map(escaped).join(', ')}`]),
    ...(quote.answers === null ? [] : [`answers ${name(quote.answers.id)}`]),
    name(quote.id),
  ];
  return `> ${words}\n>\n> ${citation.join('; ')}`;
}
