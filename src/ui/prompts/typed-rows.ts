import { width as cellsOf, graphemes } from '../../text/cells.ts';
import { isSimple } from '../../text/clean.ts';

/** A row of a typed line: from which offset (UTF-16 units) until before which. */
export type Row = { readonly from: number; readonly until: number };

/** So much of a line is laid out around the cursor, so that a key costs the same however long the line is. */
const LAID_OUT = 8_192;

/**
 * A line broken into rows of at most so many cells, between words where a row has one that ends in its second half. There is
 * at least one row. Of a very long line these are the rows around the cursor.
 */
export function rowsAround(text: string, cursor: number, cells: number): readonly Row[] {
  // A whole number of steps from the beginning: while one types on, the rows keep their places.
  const step = LAID_OUT / 2;
  const start = text.length <= LAID_OUT ? 0 : Math.max(0, Math.floor(cursor / step) - 1) * step;
  const part = text.slice(start, start + LAID_OUT);
  const isPlain = isSimple(part);
  const rows: Row[] = [];
  let row = { from: start, cells: 0 };
  /** Behind the last space of the row, and how many cells stand before that place. */
  let gap = { at: start, cells: 0 };
  let at = start;
  const breakAt = (until: number, taken: number) => {
    rows.push({ from: row.from, until });
    row = { from: until, cells: row.cells - taken };
    gap = { at: until, cells: 0 };
  };
  for (const character of isPlain ? part : graphemes(part)) {
    const wide = isPlain ? 1 : cellsOf(character);
    if (row.cells + wide > cells && at > row.from) {
      if (gap.cells > cells / 2) breakAt(gap.at, gap.cells);
      else breakAt(at, row.cells);
    }
    at += character.length;
    row = { ...row, cells: row.cells + wide };
    if (character === ' ') gap = { at, cells: row.cells };
  }
  return [...rows, { from: row.from, until: at }];
}
