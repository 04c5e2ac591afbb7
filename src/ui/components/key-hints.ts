import { width } from '../../text/cells.ts';
import type { StyledLine } from '../theme/styled.ts';

export type KeyHint = { readonly key: string; readonly word: string };

/** Keys and what they do, as many whole ones, from the first, as fit into the cells. */
export function keyHints(hints: readonly KeyHint[], cells: number): StyledLine {
  const line: (readonly ['key' | 'keyWord', string])[] = [];
  let taken = 0;
  for (const { key, word } of hints) {
    const gap = taken === 0 ? '' : '  ';
    taken += width(`${gap}${key} ${word}`);
    if (taken > cells) break;
    line.push(['keyWord', gap], ['key', key], ['keyWord', ` ${word}`]);
  }
  return line;
}
