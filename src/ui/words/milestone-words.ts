import { cut, width } from '../../text/cells.ts';

/**
 * The names of milestones: as many whole ones as fit into the cells, and how many more there are. If not even the first
 * fits, it is cut; the key `m` lists them all.
 */
export function milestoneWords(names: readonly string[], cells: number): string {
  // A name takes at least one cell, and the separator two.
  const most = Math.min(names.length, Math.ceil(cells / 3));
  for (let shown = most; shown > 0; shown -= 1) {
    const words = names.slice(0, shown).join(', ') + more(names.length - shown);
    if (width(words) <= cells) return words;
  }
  const [first = ''] = names;
  const rest = more(names.length - 1);
  return cut(first, cells - width(rest)) + rest;
}

function more(count: number): string {
  return count <= 0 ? '' : ` +${count} (m)`;
}
