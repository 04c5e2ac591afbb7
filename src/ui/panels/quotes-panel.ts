import { selectedKey } from '../../app/pages/moving.ts';
import { answerTo, isCounting } from '../../app/requests/queries.ts';
import { shownScope } from '../../app/requests/shown.ts';
import { rowsOf, widthOf } from '../../app/state/layout.ts';
import type { State } from '../../app/state/state.ts';
import type { QuoteRow } from '../../store/port/rows.ts';
import { width as cellsOf } from '../../text/cells.ts';
import { grouped } from '../../text/number-words.ts';
import { longestPrefix } from '../../text/prefix.ts';
import { quoteWords } from '../columns/quote-columns.ts';
import { paragraph } from '../components/page-lines.ts';
import { sayingLines } from '../pages/quote-page.ts';
import { GLYPHS, type Glyphs } from '../theme/glyphs.ts';
import type { StyledLine } from '../theme/styled.ts';
import { scopeWords } from '../words/period-words.ts';
import { COUNTING, insteadOfRows, noQuotes, outsideWords } from './empty-lines.ts';
import { type DrawPanel, FRAMING, type PanelSize } from './panel.ts';

const TITLE = 'Latest quotes';

/** The latest quotes in full, with who said them and where. */
export const drawQuotes: DrawPanel = (state, size, { glyphs }) => {
  const answer = answerTo(state, 'quotes');
  const rows = answer?.rows ?? [];
  return {
    title: TITLE,
    note: isCounting(state, 'quotes') ? COUNTING : [['note', noteWords(state, size)]],
    lines:
      insteadOfRows(state, 'quotes', size) ??
      (rows.length === 0 ? noQuotes(state, size) : listed(state, rows, { size, glyphs })),
  };
};

/** How many quotes there are in the window, and, if there is room, before and after it. */
function noteWords(state: State, size: PanelSize): string {
  const answer = answerTo(state, 'quotes');
  if (answer === undefined) return '';
  const { rows, total, newer } = answer;
  const shown = total > rows.length ? `${rows.length} of ` : '';
  const inside = `${shown}${grouped(total)} ${scopeWords(shownScope(state, 'quotes'))}`;
  const notes = [
    [inside, outsideWords(answer)],
    [inside, outsideWords({ ...answer, older: 0 })],
  ].map((parts) => parts.filter((part) => part !== '').join(', '));
  const left = size.width - cellsOf(TITLE) - FRAMING;
  const short = newer === 0 ? inside : `${grouped(total)}, ${grouped(newer)} newer`;
  return notes.find((note) => cellsOf(note) <= left) ?? short;
}

type Given = { readonly size: PanelSize; readonly glyphs: Glyphs };

/** Quotes from the first one, or from the one that keeps the selected quote in view as the last. */
function listed(state: State, rows: readonly QuoteRow[], given: Given): readonly StyledLine[] {
  const selected = selectedKey(state, 'quotes');
  const block = once((row) => quoteBlock(state, row, given, row.id === selected));
  const first = fitting(rows, { from: selectedIndex(state, rows), step: -1 }, given.size, block);
  const last = fitting(rows, { from: first, step: 1 }, given.size, block);
  return rows.slice(first, last + 1).flatMap(block);
}

/** How many quotes to move down or up to reach the last one of the next, or previous, screen. */
export function quotesAScreen(state: State, step: 1 | -1): number {
  const rows = answerTo(state, 'quotes')?.rows ?? [];
  const size = { width: widthOf(state, 'quotes'), height: rowsOf(state, 'quotes') };
  const block = once((row) => quoteBlock(state, row, { size, glyphs: GLYPHS.unicode }, false));
  const selected = selectedIndex(state, rows);
  const first = fitting(rows, { from: selected, step: -1 }, size, block);
  if (step < 0) return selected - first + 1;
  const last = fitting(rows, { from: first, step: 1 }, size, block);
  return (
    fitting(rows, { from: Math.min(last + 1, rows.length - 1), step: 1 }, size, block) - selected
  );
}

type DrawQuote = (row: QuoteRow) => readonly StyledLine[];

/** Caches the drawn lines of each quote, since they are measured several times. */
function once(draw: DrawQuote): DrawQuote {
  const drawn = new Map<QuoteRow, readonly StyledLine[]>();
  return (row) => {
    const lines = drawn.get(row) ?? draw(row);
    drawn.set(row, lines);
    return lines;
  };
}

function selectedIndex(state: State, rows: readonly QuoteRow[]): number {
  const selected = selectedKey(state, 'quotes');
  return Math.max(
    0,
    rows.findIndex((row) => row.id === selected),
  );
}

/** The last quote, going down or up from one, that fits on the screen with it. */
function fitting(
  rows: readonly QuoteRow[],
  { from, step }: { readonly from: number; readonly step: 1 | -1 },
  size: PanelSize,
  block: DrawQuote,
): number {
  // The last line of a quote is the gap below it, which the last quote does not need.
  let left = size.height + 1;
  let reached = from;
  for (let at = from; at >= 0 && at < rows.length; at += step) {
    const row = rows[at];
    left -= row === undefined ? 0 : block(row).length;
    if (left < 0 && at !== from) break;
    reached = at;
  }
  return reached;
}

function quoteBlock(
  state: State,
  row: QuoteRow,
  { size, glyphs }: Given,
  isSelected: boolean,
): readonly StyledLine[] {
  const isNew = state.live.freshQuotes.has(row.id);
  const marked = isSelected && state.focus === 'quotes';
  const style = { width: size.width - 2, glyphs };
  const lines = shortened(row, size.height, style).map((line, index): StyledLine => {
    const first = index === 0;
    const gutter = marked ? `${glyphs.eighthsAcross[4] ?? ''} ` : first && isNew ? '+ ' : '  ';
    return [[marked ? 'barSelected' : 'new', gutter], ...line];
  });
  return [...lines, []];
}

type Style = Parameters<typeof sayingLines>[1];

/** How many lines of a quote are shown at least, if it has so many. */
const LEAST_WORDS = 2;

/**
 * Cuts a quote that is too long for the whole panel after a sentence or a word, and says where the rest is. Its words go
 * before what its speaker does, and that before where the rest is.
 */
function shortened(row: QuoteRow, height: number, style: Style): readonly StyledLine[] {
  const { width, glyphs } = style;
  const words = (text: string) => paragraph('quote', quoteWords({ ...row, text }, glyphs), width);
  const whole = words(row.text);
  const saying = sayingLines(row, style);
  if (whole.length + saying.length <= height) return [...whole, ...saying];
  const hint = paragraph('faint', 'Enter opens it whole', width);
  const named = sayingLines({ ...row, role: null, organisation: null }, style);
  const least = Math.min(LEAST_WORDS, whole.length);
  const below =
    [saying, named]
      .map((lines) => [...lines, ...hint])
      .find((lines) => lines.length + least <= height) ?? named;
  const rowsLeft = Math.max(least, height - below.length);
  const shortenedTo = (part: string) => words(`${part} ${glyphs.ellipsis}`);
  const part = longestPrefix(row.text, (one) => shortenedTo(one).length <= rowsLeft);
  const said = part === row.text ? whole : shortenedTo(part);
  return [...said, ...below].slice(0, height);
}
