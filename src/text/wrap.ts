import { startOf, width } from './cells.ts';
import { clean, cleanLines } from './clean.ts';
import { grouped } from './number-words.ts';

/** How much of a text is laid out (UTF-16 units), which is more than anybody reads on a screen. */
const LAID_OUT = 20_000;

/** Spaces at which a line may be broken: not those within a number, as in `1 204`. */
const BETWEEN_WORDS = / +(?!\d{3}(?!\d))|(?<!(?<!\d)\d{1,3}) +/;

/**
 * Clean lines of at most `cells`, broken between words; a word longer than a line is broken between characters. The
 * text's own line breaks are kept. Of a very long text, the beginning and its total length. `indent` is put before
 * every line but the first.
 */
export function wrap(
  text: string,
  cells: number,
  options: { readonly indent?: number } = {},
): readonly string[] {
  const indent = Math.min(options.indent ?? 0, Math.max(0, cells - 1));
  const lines: string[] = [];
  const available = () => Math.max(1, lines.length === 0 ? cells : cells - indent);
  const finish = (line: string) => {
    lines.push(lines.length === 0 ? line : ' '.repeat(indent) + line);
  };
  for (const paragraph of cleanLines(bounded(text))) {
    let line = '';
    // Added up from word to word, so that a line is not measured again for each.
    let taken = 0;
    for (const word of paragraph.split(BETWEEN_WORDS).filter((part) => part !== '')) {
      const more = 1 + width(word);
      if (line !== '' && taken + more <= available()) {
        line += ` ${word}`;
        taken += more;
      } else {
        if (line !== '') finish(line);
        line = broken(word, available, finish);
        taken = width(line);
      }
    }
    finish(line);
  }
  return lines;
}

/** Emits as many lines as a word fills alone; returns the rest of the word. */
function broken(word: string, available: () => number, finish: (line: string) => void): string {
  // A word that begins with a mark now starts a line, and no longer follows a space.
  let rest = clean(word);
  for (;;) {
    const part = startOf(rest, available());
    if (part === rest) return rest;
    // Not even one character fits: a narrow sign replaces it, so that the line keeps its width.
    finish(part === '' ? '…' : part);
    rest = part === '' ? '' : rest.slice(part.length);
  }
}

function bounded(text: string): string {
  if (text.length <= LAID_OUT) return text;
  return `${text.slice(0, LAID_OUT)}… (${grouped(text.length)} characters in all)`;
}
