import { type Lexed, lex, type Token } from '../../domain/grammar/lexer.ts';
import { readHead } from '../../domain/grammar/line-head.ts';
import { EMPTY_LINE, insertText } from '../state/line-editor.ts';

const LINE_BREAK = /[\n\r\u2028\u2029]/;
/** The longest paste (UTF-16 units) that is split into entries; a longer one is a file rather than entries. */
const LONGEST = 100_000;

/** A paste without empty lines at its start and end. */
export function withoutOuterBreaks(paste: string): string {
  // A single regular expression would take quadratic time on a paste of many empty lines.
  const ended = paste.trimEnd();
  const behind = paste.slice(ended.length);
  const [restOfLine = ''] = behind.split(LINE_BREAK, 1);
  const begun = (ended + restOfLine).trimStart();
  return LINE_BREAK.test(paste.slice(0, paste.length - paste.trimStart().length))
    ? begun
    : ended + restOfLine;
}

/**
 * The entries of a paste, each in one line: it is split where a line starts like an entry, outside quotes. Any other line
 * continues the one before it, as in wrapped text. `before` is the text before the cursor.
 */
export function pastedEntries(paste: string, before: string): readonly [string, ...string[]] {
  const starts = LINE_BREAK.test(paste) && paste.length <= LONGEST ? startsIn(paste, before) : [];
  const ends = [...starts.slice(1), paste.length];
  const more = starts.map((from, index) => inOneLine(paste.slice(from, ends[index])));
  return [withoutOuterBreaks(paste.slice(0, starts[0])), ...more];
}

/** The offsets in a paste at which the entries after the first one start. */
function startsIn(paste: string, before: string): readonly number[] {
  const whole = before + paste;
  const { tokens } = lex(whole, { negation: false });
  const breakBefore = (at: number) =>
    LINE_BREAK.test(
      whole.slice(Math.max(before.length, tokens[at - 1]?.span.until ?? 0), tokens[at]?.span.from),
    );
  const lineStarts = tokens.flatMap((_, at) => (at > 0 && breakBefore(at) ? [at] : []));
  return lineStarts.flatMap((at, index) => {
    const line = tokens.slice(at, lineStarts[index + 1]);
    const from = line[0]?.span.from ?? 0;
    return beginsEntry(line, whole) && from > before.length ? [from - before.length] : [];
  });
}

/** Whether a line starts like an entry and is more than a sentence that happens to start with such a word. */
function beginsEntry([first, ...others]: Lexed['tokens'], whole: string): boolean {
  const head = readHead(first, whole);
  if (!('message' in head))
    return others.some((token) => token.kind !== 'word' || isNamedOrDated(token));
  return (
    head.suggestion !== undefined && others.some(({ kind }) => kind === 'key' || kind === 'place')
  );
}

function isNamedOrDated(token: Extract<Token, { kind: 'word' }>): boolean {
  return token.quoted || /\d/.test(token.text);
}

function inOneLine(text: string): string {
  return insertText(EMPTY_LINE, withoutOuterBreaks(text)).text.trim();
}
