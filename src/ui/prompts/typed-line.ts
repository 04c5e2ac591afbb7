import type { Line } from '../../app/state/line-editor.ts';
import type { Problem } from '../../domain/entry/entry.ts';
import { width as cellsOf } from '../../text/cells.ts';
import { wrap } from '../../text/wrap.ts';
import type { Piece, StyledLine } from '../theme/styled.ts';
import { type Row, rowsAround } from './typed-rows.ts';

/** A typed line as rows of the screen, and the position of the cursor in them (cells and rows from the first cell). */
export type TypedLine = {
  readonly lines: readonly StyledLine[];
  readonly cursor: { readonly x: number; readonly y: number };
};

type Shown = {
  /** Shown before the line. */
  readonly prefix: string;
  readonly width: number;
  /** The most rows, including those of an error. */
  readonly height: number;
  /** The errors to mark. */
  readonly problems?: readonly Problem[];
};

/** The most rows of an error message. */
const MOST_MESSAGE = 3;

/**
 * A typed line over as many rows as it needs and there are, with the cursor in view. Below the row of its first error are
 * carets and the message.
 */
export function typedLine(line: Line, { prefix, width, height, problems = [] }: Shown): TypedLine {
  const [problem] = problems;
  const indent = cellsOf(prefix);
  const rows = rowsAround(line.text, line.cursor, Math.max(4, width - indent - 1));
  const wrong = problem === undefined ? undefined : rowOf(rows, problem);
  const pointed = pointing(problem, line.text, { row: wrong, indent, width });
  const most = Math.max(1, height - pointed.length);
  const cursorRow = Math.max(
    0,
    rows.findLastIndex(({ from }) => from <= line.cursor),
  );
  const first = Math.max(0, Math.min(cursorRow - Math.floor(most / 2), rows.length - most));
  const seen = rows.slice(first, first + most);
  const isSeen = wrong !== undefined && seen.includes(wrong);
  const under = isSeen ? pointed : pointing(problem, line.text, { row: undefined, indent, width });
  const after = isSeen ? seen.indexOf(wrong) + 1 : seen.length;
  const isCut = first > 0 || (rows[0]?.from ?? 0) > 0;
  const drawn = seen.map((row, index): StyledLine => {
    const before = index > 0 ? ' '.repeat(indent) : isCut ? '…'.padEnd(indent) : prefix;
    return [['key', before], ...marked(line.text, row, problems)];
  });
  const at = rows[cursorRow];
  const below = cursorRow - first >= after ? under.length : 0;
  return {
    lines: [...drawn.slice(0, after), ...under, ...drawn.slice(after)],
    cursor: {
      x: indent + cellsOf(line.text.slice(at?.from ?? 0, line.cursor)),
      y: cursorRow - first + below,
    },
  };
}

function rowOf(rows: readonly Row[], { span }: Problem): Row | undefined {
  return rows.find(({ from, until }) => from <= span.from && span.from < until);
}

/** Carets under an error, with the message next to them on the side with room, else below. */
function pointing(
  problem: Problem | undefined,
  text: string,
  {
    row,
    indent,
    width,
  }: { readonly row: Row | undefined; readonly indent: number; readonly width: number },
): readonly StyledLine[] {
  if (problem === undefined) return [];
  const { span, message } = problem;
  const below = wrap(message, width).slice(0, MOST_MESSAGE);
  if (row === undefined) return below.map((words): StyledLine => [['error', words]]);
  const before = Math.min(indent + cellsOf(text.slice(row.from, span.from)), width - 1);
  const length = cellsOf(text.slice(span.from, Math.min(span.until, row.until)));
  const carets = '^'.repeat(Math.max(1, Math.min(length, width - before)));
  const words = cellsOf(message);
  const right = width - before - carets.length - 1;
  if (words <= right) return [[['error', `${' '.repeat(before)}${carets} ${message}`]]];
  if (words < before) {
    return [[['error', `${' '.repeat(before - words - 1)}${message} ${carets}`]]];
  }
  return [`${' '.repeat(before)}${carets}`, ...below].map((one): StyledLine => [['error', one]]);
}

function marked(
  text: string,
  { from, until }: Row,
  problems: readonly Problem[],
): readonly Piece[] {
  const pieces: Piece[] = [];
  let at = from;
  for (const { span } of problems.toSorted((a, b) => a.span.from - b.span.from)) {
    const start = Math.max(at, span.from);
    const end = Math.min(until, span.until);
    if (start >= end) continue;
    if (start > at) pieces.push(text.slice(at, start));
    pieces.push(['error', text.slice(start, end)]);
    at = end;
  }
  if (at < until) pieces.push(text.slice(at, until));
  return pieces;
}
