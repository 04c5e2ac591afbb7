import stringWidth from 'string-width';
import { clean, isSimple } from './clean.ts';
import { GRAPHEMES } from './graphemes.ts';

export type Align = 'left' | 'right' | 'centre';

/** How much of a text is considered (UTF-16 units): no screen has room for more on a line. */
const LOOKED_AT = 8_192;

/**
 * How many terminal cells a text takes once it is clean: CJK and most emoji take two, combining marks none. A text that
 * is longer than any line is measured by its beginning.
 */
export function width(text: string): number {
  const seen = text.slice(0, LOOKED_AT);
  return isSimple(seen) ? seen.length : stringWidth(clean(seen));
}

/** The width of a part of a clean text, which may begin with a mark whose base is in the part before. */
export function partWidth(part: string): number {
  return isSimple(part) ? part.length : stringWidth(part);
}

/** The clean text if it fits into `cells`, else its beginning and `mark`; never half a character or half a number. */
export function cut(text: string, cells: number, mark = '…'): string {
  const harmless = clean(text.slice(0, LOOKED_AT));
  if (text.length <= LOOKED_AT && width(harmless) <= cells) return harmless;
  const available = cells - width(mark);
  if (available < 0) return '';
  return withoutHalfNumber(startOf(harmless, available), harmless) + mark;
}

/** A number at the end of a text, as it may be written (`3001`, `1 204`, `3.5`), possibly incomplete. */
const LAST_NUMBER = /(?<!\d)(?:\d{1,3}(?: \d{3})*(?: \d{1,3})|\d[\d.,]*)$/;
/** A text's beginning without the number that it breaks off in, since a truncated number is another number. */
function withoutHalfNumber(beginning: string, whole: string): string {
  const kept = beginning.replace(/[ .,]+$/, '');
  const rest = whole.slice(kept.length, kept.length + 5);
  const goesOn = /(?<!\d)\d{1,3}$/.test(kept)
    ? /^(?:\d|[.,]\d| \d{3}(?!\d))/.test(rest)
    : /\d$/.test(kept) && /^(?:\d|[.,]\d)/.test(rest);
  return goesOn ? kept.replace(LAST_NUMBER, '') : beginning;
}

/** The clean text cut or padded to exactly `cells`. */
export function fit(text: string, cells: number, align: Align = 'left', mark = '…'): string {
  return fill(cut(text, cells, mark), cells, align);
}

/** The clean text, padded to at least `cells`. */
export function fill(text: string, cells: number, align: Align = 'left'): string {
  let filled = clean(text);
  // A character that joins with the space beside it takes that cell away again, so the result is measured.
  for (
    let missing = cells - width(filled);
    missing > 0 && filled.length <= LOOKED_AT;
    missing = cells - width(filled)
  ) {
    filled = pad(filled, missing, align);
  }
  return filled;
}

/** As much of a clean text's beginning as fits into `cells`. */
export function startOf(text: string, cells: number): string {
  if (isSimple(text)) return text.slice(0, Math.max(0, cells));
  let taken = 0;
  let end = 0;
  for (const { segment, index } of GRAPHEMES.segment(text)) {
    taken += partWidth(segment);
    if (taken > cells) break;
    end = index + segment.length;
  }
  return text.slice(0, end);
}

function pad(text: string, cells: number, align: Align): string {
  const before = align === 'left' ? 0 : align === 'right' ? cells : Math.floor(cells / 2);
  return ' '.repeat(before) + text + ' '.repeat(cells - before);
}
