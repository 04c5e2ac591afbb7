import stringWidth from 'string-width';
import { expect } from 'vitest';

const CORNERS = /[┌┏]/;
const SIDES = ['│', '┃'];
const ENDS = ['└', '┗', '┘', '┛'];

/**
 * Expects that every frame on a screen has its sides below its corners, whatever is in it; answers how many there are. A
 * message of several lines lies over the ends of the lowest frames.
 */
export function expectStraight(screen: string): number {
  const lines = screen.split('\n');
  const last = lines.findLastIndex((line) => /^[^ ]/.test(line));
  const isCovered = lines.slice(last + 1).filter((line) => line !== '').length > 1;
  const rows = (isCovered ? lines.slice(0, last + 1) : lines).map(inColumns);
  const frames = rows.flatMap((row, top) => framesIn(row).map((frame) => ({ ...frame, top })));
  for (const { top, left, right } of frames) {
    const below = rows.slice(top + 1);
    const bottom = below.findIndex((row) => ENDS.includes(row.get(left) ?? ''));
    for (const row of bottom < 0 && isCovered ? below : below.slice(0, bottom)) {
      const sides = [row.get(left), row.get(right)];
      if (!sides.every((side) => SIDES.includes(side ?? '')))
        expect.fail(`A frame is not straight: ${[...row.values()].join('')}\n${screen}`);
    }
    if (bottom < 0 && isCovered) continue;
    if (bottom < 0 || !ENDS.includes(below[bottom]?.get(right) ?? ''))
      expect.fail(`A frame has no end:\n${screen}`);
  }
  return frames.length;
}

const segmenter = new Intl.Segmenter();

/** The text in each column of a line, by its start. */
function inColumns(line: string): ReadonlyMap<number, string> {
  const found = new Map<number, string>();
  let column = 0;
  for (const { segment } of segmenter.segment(line)) {
    // A mark of half width belongs to whatever stands before it, also to a side, and has a cell of its own.
    found.set(column, String.fromCodePoint(segment.codePointAt(0) ?? 0));
    column += /^[ -~─-╿]$/.test(segment) ? 1 : stringWidth(segment);
  }
  return found;
}

/** The frames that begin on a line, by the columns of their corners. */
function framesIn(row: ReadonlyMap<number, string>) {
  const cells = [...row];
  return cells.flatMap(([left, corner], index) => {
    if (!CORNERS.test(corner)) return [];
    const end = cells.slice(index).find(([, text]) => text === '┐' || text === '┓');
    return end === undefined ? [] : [{ left, right: end[0] }];
  });
}
