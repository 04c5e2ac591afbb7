import { showMoment } from '../../domain/moment.ts';
import { recordName } from '../../domain/record.ts';
import type { QuoteRow } from '../../store/rows.ts';
import { wrap } from '../text/wrap.ts';
import type { StyledLine } from '../theme/styled.ts';
import { field, NOTHING, paragraph } from './page-lines.ts';

/** Everything that is known of one quote, as lines of so many cells. */
export function quotePageLines(
  quote: QuoteRow,
  width: number,
  zone: string,
): readonly StyledLine[] {
  return [
    ...paragraph('quote', words(quote), width),
    NOTHING,
    ...field('speaker', speaker(quote), width),
    ...field('said', `${showMoment(quote, zone)} (${quote.precision})`, width),
    ...field('wording', quote.verbatim ? 'verbatim' : 'paraphrase', width),
    ...field(
      'source',
      [quote.source ?? 'none given', quote.grade ?? 'not graded'].join(' · '),
      width,
    ),
    ...(quote.url === null ? [] : field('link', quote.url, width)),
    ...(quote.about.length === 0 ? [] : field('about', quote.about.join(', '), width)),
    ...(quote.answers === null
      ? []
      : field('answers', recordName({ kind: 'quote', id: quote.answers }), width)),
    ...(quote.note === null ? [] : field('note', quote.note, width)),
  ];
}

/** A quote as the panel shows it: whole sentences, then who said it, when, and where it stood. */
export function quoteLines(quote: QuoteRow, width: number, zone: string): readonly StyledLine[] {
  const by = [speaker(quote)];
  const when = [showMoment(quote, zone), quote.source, quote.grade].filter((part) => part !== null);
  return [
    ...wrap(words(quote), width).map((line): StyledLine => [['quote', line]]),
    ...wrap(by.join(', '), width, { indent: 2 }).map((line): StyledLine => [line]),
    ...wrap(when.join(' · '), width, { indent: 2 }).map((line): StyledLine => [['faint', line]]),
  ];
}

function words(quote: QuoteRow): string {
  return quote.verbatim ? `“${quote.text}”` : `${quote.text} [paraphrase]`;
}

function speaker(quote: QuoteRow): string {
  const parts = [quote.speaker ?? 'somebody', quote.role, quote.organisation];
  return parts.filter((part) => part !== null).join(', ');
}
