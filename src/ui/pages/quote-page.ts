import { showMoment } from '../../domain/moment.ts';
import { recordName } from '../../domain/record.ts';
import type { QuoteRow } from '../../store/rows.ts';
import { quoteWords, speakerWords } from '../columns/quote-columns.ts';
import { wrap } from '../text/wrap.ts';
import type { Glyphs } from '../theme/glyphs.ts';
import type { StyledLine } from '../theme/styled.ts';
import { type Block, lineBlock } from './blocks.tsx';
import { field, NOTHING, type PageStyle, paragraph } from './page-lines.ts';

/** Everything that is known of one quote. */
export function quoteBlocks(quote: QuoteRow, style: PageStyle): readonly Block[] {
  return [lineBlock(quotePageLines(quote, style))];
}

function quotePageLines(quote: QuoteRow, style: PageStyle): readonly StyledLine[] {
  const { width, zone, glyphs } = style;
  return [
    ...paragraph('quote', quoteWords(quote, glyphs), width),
    NOTHING,
    ...field('speaker', speakerWords(quote), width),
    ...field('said', `${showMoment(quote, zone)} (${quote.precision})`, width),
    ...field('wording', quote.verbatim ? 'verbatim' : 'paraphrase', width),
    ...field('source', `${quote.source ?? 'none given'}, ${quote.grade ?? 'not graded'}`, width),
    ...(quote.url === null ? [] : field('link', quote.url, width)),
    ...(quote.about.length === 0 ? [] : field('about', quote.about.join(', '), width)),
    ...(quote.answers === null
      ? []
      : field('answers', recordName({ kind: 'quote', id: quote.answers }), width)),
    ...(quote.note === null ? [] : field('note', quote.note, width)),
  ];
}

/** A quote in a panel or under an incident: whole sentences, then who said it, when, and where it stood. */
export function quoteLines(
  quote: QuoteRow,
  { width, zone, glyphs }: { width: number; zone: string; glyphs: Glyphs },
): readonly StyledLine[] {
  const where = [showMoment(quote, zone), quote.source, quote.grade];
  const said = where.filter((part) => part !== null).join(` ${glyphs.dot} `);
  return [
    ...paragraph('quote', quoteWords(quote, glyphs), width),
    ...wrap(`  ${speakerWords(quote)}`, width, { indent: 2 }).map((line): StyledLine => [line]),
    ...wrap(said, width, { indent: 2 }).map((line): StyledLine => [['faint', line]]),
  ];
}
