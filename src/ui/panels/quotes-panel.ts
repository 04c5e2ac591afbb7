import { answerTo, isCounting } from '../../app/asking.ts';
import { selectedKey } from '../../app/moving.ts';
import { shownScope } from '../../app/shown.ts';
import type { State } from '../../app/state.ts';
import { grouped } from '../../domain/number-words.ts';
import type { QuoteRow } from '../../store/rows.ts';
import { quoteWords } from '../columns/quote-columns.ts';
import { paragraph } from '../pages/page-lines.ts';
import { sayingLines } from '../pages/quote-page.ts';
import { beginningOf } from '../text/beginning.ts';
import type { Glyphs } from '../theme/glyphs.ts';
import type { StyledLine } from '../theme/styled.ts';
import { COUNTING, insteadOfRows, noQuotes } from './empty-lines.ts';
import type { DrawPanel, Room } from './panel.ts';
import { scopeWords } from './period-words.ts';

/** The latest quotes: whole sentences, who said them, and where. */
export const drawQuotes: DrawPanel = (state, room, { glyphs }) => {
  const answer = answerTo(state, 'quotes');
  const rows = answer?.rows ?? [];
  const shown = answer !== undefined && answer.total > rows.length ? `${rows.length} of ` : '';
  return {
    title: 'Latest quotes',
    note: isCounting(state, 'quotes')
      ? COUNTING
      : [
          [
            'note',
            answer === undefined
              ? ''
              : `${shown}${grouped(answer.total)} ${scopeWords(shownScope(state, 'quotes'))}`,
          ],
        ],
    lines:
      insteadOfRows(state, 'quotes', room) ??
      (rows.length === 0 ? noQuotes(state, room) : listed(state, rows, { room, glyphs })),
  };
};

type Given = { readonly room: Room; readonly glyphs: Glyphs };

/** Quotes from the first on, or from where the selected one still fits as the last. */
function listed(state: State, rows: readonly QuoteRow[], given: Given): readonly StyledLine[] {
  const { room } = given;
  const selected = selectedKey(state, 'quotes');
  const index = Math.max(
    0,
    rows.findIndex((row) => row.id === selected),
  );
  const block = (row: QuoteRow) => quoteBlock(state, row, given, row.id === selected);
  const lines: StyledLine[] = [];
  for (let at = firstShown(rows, index, room.height, block); at < rows.length; at += 1) {
    const row = rows[at];
    if (row === undefined) break;
    const next = block(row);
    // The last line of a quote is the gap below it.
    if (lines.length > 0 && lines.length + next.length - 1 > room.height) break;
    lines.push(...next);
  }
  return lines;
}

function firstShown(
  rows: readonly QuoteRow[],
  selected: number,
  height: number,
  block: (row: QuoteRow) => readonly StyledLine[],
): number {
  let first = selected;
  let used = 0;
  for (let at = selected; at >= 0; at -= 1) {
    const row = rows[at];
    if (row === undefined) break;
    used += block(row).length;
    if (used > height && at < selected) break;
    first = at;
  }
  return first;
}

function quoteBlock(
  state: State,
  row: QuoteRow,
  { room, glyphs }: Given,
  isSelected: boolean,
): readonly StyledLine[] {
  const isNew = state.live.freshQuotes.has(row.id);
  const marked = isSelected && state.focus === 'quotes';
  const style = { width: room.width - 2, zone: state.zone, glyphs };
  const lines = shortened(row, room.height, style).map((line, index): StyledLine => {
    const first = index === 0;
    const gutter = marked ? `${glyphs.eighthsAcross[4] ?? ''} ` : first && isNew ? '+ ' : '  ';
    return [[marked ? 'barSelected' : 'new', gutter], ...line];
  });
  return [...lines, []];
}

type Style = Parameters<typeof sayingLines>[1];

/** A quote that is too long for the whole panel ends after a sentence or a word, and says where the rest is. */
function shortened(row: QuoteRow, height: number, style: Style): readonly StyledLine[] {
  const { width, glyphs } = style;
  const words = (text: string) => paragraph('quote', quoteWords({ ...row, text }, glyphs), width);
  const saying = sayingLines(row, style);
  const whole = words(row.text);
  if (whole.length + saying.length <= height) return [...whole, ...saying];
  const hint = paragraph('faint', 'Enter opens it whole', width);
  const room = height - saying.length - hint.length;
  const shortenedTo = (part: string) => words(`${part} ${glyphs.ellipsis}`);
  const part = beginningOf(row.text, (one) => shortenedTo(one).length <= room);
  return [...shortenedTo(part), ...saying, ...hint];
}
