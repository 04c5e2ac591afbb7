import { type RecordRef, recordName } from '../../domain/model/record.ts';
import { showMoment } from '../../domain/time/moment.ts';
import type { QuoteRow } from '../../store/port/rows.ts';
import type { QuotePage } from '../../store/port/rows-quote.ts';
import { wrap } from '../../text/wrap.ts';
import { answersWords, quoteWords, speakerWords } from '../columns/quote-columns.ts';
import { field, heading, NOTHING, type PageStyle, paragraph } from '../components/page-lines.ts';
import type { Glyphs } from '../theme/glyphs.ts';
import type { StyledLine } from '../theme/styled.ts';
import { type Block, lineBlock, type Part, partsBlock } from './blocks.tsx';

/** The page of a quote: who said it, where it was published, what it is about and what it answers. */
export function quoteBlocks(quote: QuotePage, style: PageStyle): readonly Block[] {
  const { width, glyphs } = style;
  const { answers, answered, replies } = quote;
  return [
    lineBlock([
      ...paragraph('quote', quoteWords(quote, glyphs), width),
      ...(quote.removed ? paragraph('warn', 'removed; X restores it', width) : []),
      NOTHING,
      ...field('speaker', speakerWords(quote), width),
      ...field('said', `${showMoment(quote)} (${quote.precision})`, width),
      ...field('wording', quote.verbatim ? 'verbatim' : 'paraphrase', width),
    ]),
    partsBlock([
      ...sourceParts(quote, style),
      ...aboutParts(quote, style),
      { lines: quote.note === null ? [] : field('note', quote.note, width) },
      ...(answered === null ? [] : [titled('Answers'), wholeQuote(answered, style)]),
      {
        lines:
          answers?.removed === true
            ? [NOTHING, ...paragraph('faint', answersWords(answers), width)]
            : [],
      },
      ...(replies.length === 0 ? [] : [titled(`Answered by (${replies.length})`)]),
      ...replies.map((reply) => wholeQuote({ ...reply, answers: null }, style)),
    ]),
  ];
}

function sourceParts(quote: QuotePage, { width }: PageStyle): readonly Part[] {
  const { sourceId, published, url } = quote;
  const record: RecordRef | undefined =
    sourceId === null ? undefined : { kind: 'source', id: sourceId };
  const words = `${quote.source ?? 'none given'}, ${quote.grade ?? 'not graded'}`;
  return [
    { lines: field('source', words, width), record },
    {
      lines: [
        ...(published === null ? [] : field('published', showMoment(published), width)),
        ...(url === null ? [] : field('link', url, width)),
      ],
    },
  ];
}

function aboutParts({ actors, incidents }: QuotePage, { width }: PageStyle): readonly Part[] {
  const named = [
    ...actors.map(({ id, name }) => ({ record: { kind: 'actor', id } as const, name })),
    ...incidents.map(({ id, title, ...when }) => ({
      record: { kind: 'incident', id } as const,
      name: `${showMoment(when)}, ${title}`,
    })),
  ];
  return named.map(({ record, name }, index) => ({
    lines: field(index === 0 ? 'about' : '', `${recordName(record)} ${name}`, width),
    record,
  }));
}

function titled(title: string): Part {
  return { lines: [NOTHING, heading(title)] };
}

function wholeQuote(quote: QuoteRow, style: PageStyle): Part {
  const name = recordName({ kind: 'quote', id: quote.id });
  return {
    lines: [...quoteLines(quote, style), [['faint', name]], NOTHING],
    record: { kind: 'quote', id: quote.id },
  };
}

/** A quote in a panel or under an incident: its full text, then who said it, when, where, and in answer to what. */
export function quoteLines(
  quote: QuoteRow,
  style: { readonly width: number; readonly glyphs: Glyphs },
): readonly StyledLine[] {
  return [
    ...paragraph('quote', quoteWords(quote, style.glyphs), style.width),
    ...sayingLines(quote, style),
  ];
}

/** Who said a quote, when, where, and what it answers. */
export function sayingLines(
  quote: QuoteRow,
  { width, glyphs }: Pick<PageStyle, 'width' | 'glyphs'>,
): readonly StyledLine[] {
  const where = [showMoment(quote), quote.source, quote.grade];
  const said = where.filter((part) => part !== null).join(` ${glyphs.dot} `);
  const answers = quote.answers === null ? [] : [answersWords(quote.answers)];
  return [
    ...wrap(speakerWords(quote), width, { indent: 2 }).map((line): StyledLine => [line]),
    ...[said, ...answers].flatMap((words) =>
      wrap(words, width, { indent: 2 }).map((line): StyledLine => [['faint', line]]),
    ),
  ];
}
