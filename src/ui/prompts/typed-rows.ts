import { width as cellsOf } from '../../text/cells.ts';
import { isSimple } from '../../text/clean.ts';
import { graphemes } from '../../text/graphemes.ts';

/** A row of a typed line: its start and end offsets (UTF-16 units, end exclusive). */
export type Row = { readonly from: number; readonly until: number };

/** How much of a line is laid out around the cursor, so that the cost of a key does not grow with the line. */
const LAID_OUT = 8_192;

/**
 * A line broken into rows of at most `cells`, between words if a word ends in the second half of a row. There is at least
 * one row. For a very long line these are the rows around the cursor.
 */
export function rowsAround(text: string, cursor: number, cells: number): readonly Row[] {
  // Start at a multiple of the step, so that the rows do not move while typing.
  const step = LAID_OUT / 2;
  const start = text.length <= LAID_OUT ? 0 : Math.max(0, Math.floor(cursor / step) - 1) * step;
  const part = text.slice(start, start + LAID_OUT);
  const isPlain = isSimple(part);
  const rows: Row[] = [];
  let row = { from: start, cells: 0 };
  /** The offset after the last space of the row, and the number of cells before it. */
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
