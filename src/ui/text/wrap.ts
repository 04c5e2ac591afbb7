import { grouped } from '../../domain/number-words.ts';
import { startOf, width } from './cells.ts';
import { cleanLines } from './clean.ts';

/** So much of a text is laid out (UTF-16 units), which is more than anybody reads on a screen. */
const LAID_OUT = 20_000;

/**
 * Clean lines of at most so many cells, broken between words; a word longer than a line is broken between
 * characters. The text's own line breaks stay. Of a very long text the beginning, and how long it is. `indent` is put before every line but the first.
 */
export function wrap(
  text: string,
  cells: number,
  options: { readonly indent?: number } = {},
): readonly string[] {
  const indent = Math.min(options.indent ?? 0, Math.max(0, cells - 1));
  const lines: string[] = [];
  for (const paragraph of cleanLines(bounded(text))) {
    let line = '';
    const room = () => Math.max(1, lines.length === 0 ? cells : cells - indent);
    const finish = () => {
      lines.push(lines.length === 0 ? line : ' '.repeat(indent) + line);
      line = '';
    };
    for (const word of paragraph.split(/ +/).filter((part) => part !== '')) {
      if (line !== '' && width(`${line} ${word}`) > room()) finish();
      let rest = line === '' ? word : `${line} ${word}`;
      while (width(rest) > room()) {
        line = startOf(rest, room());
        rest = rest.slice(line.length);
        // Not even one character fits: something narrow stands for it, so that the line keeps its width.
        if (line === '') {
          line = '…';
          rest = '';
        }
        finish();
      }
      line = rest;
    }
    finish();
  }
  return lines;
}

function bounded(text: string): string {
  if (text.length <= LAID_OUT) return text;
  return `${text.slice(0, LAID_OUT)}… (${grouped(text.length)} characters in all)`;
}
