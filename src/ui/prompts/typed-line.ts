import type { Line } from '../../app/line-editor.ts';
import type { Problem } from '../../domain/entry.ts';
import { width as cellsOf, cut, fit, graphemes, startOf } from '../text/cells.ts';

import type { Piece, StyledLine } from '../theme/styled.ts';

/** A typed line as it fits on the screen: its pieces, and the cell that the cursor stands in. */
export type TypedLine = { readonly pieces: StyledLine; readonly cursor: number };

/**
 * The part of a typed line that is seen in so many cells, with the cursor in it and what is wrong marked.
 * `prefix` stands before it.
 */
export function typedLine(
  prefix: string,
  line: Line,
  problems: readonly Problem[],
  width: number,
): TypedLine {
  const room = Math.max(4, width - cellsOf(prefix) - 1);
  const from = firstSeen(line, room);
  const seen = startOf(line.text.slice(from), room);
  const until = from + seen.length;
  const marks = problems.filter(({ span }) => span.from < until && span.until > from);
  return {
    pieces: [['key', prefix], ...marked(line.text, from, until, marks)],
    cursor: cellsOf(prefix) + cellsOf(line.text.slice(from, line.cursor)),
  };
}

/** A caret under each cell of what is wrong, with what is wrong beside it. */
export function caretLine(prefix: string, line: Line, problem: Problem, width: number): StyledLine {
  const room = Math.max(4, width - cellsOf(prefix) - 1);
  const from = firstSeen(line, room);
  const start = cellsOf(prefix) + cellsOf(line.text.slice(from, Math.max(from, problem.span.from)));
  const before = Math.min(start, width - 1);
  const length = cellsOf(line.text.slice(Math.max(from, problem.span.from), problem.span.until));
  const carets = '^'.repeat(Math.max(1, Math.min(length, width - before)));
  const right = width - before - carets.length - 1;
  const words = problem.message;
  // The words stand after the carets, or before them where there is more room.
  const marks =
    cellsOf(words) <= right || before <= right
      ? `${' '.repeat(before)}${carets} ${cut(words, Math.max(0, right))}`
      : `${fit(words, Math.max(0, before - 1), 'right')} ${carets}`;
  return [['error', marks]];
}

function firstSeen(line: Line, room: number): number {
  const before = graphemes(line.text.slice(0, line.cursor));
  let cells = 0;
  let from = line.cursor;
  for (const character of before.toReversed()) {
    cells += cellsOf(character);
    if (cells > room - 1) break;
    from -= character.length;
  }
  return from;
}

function marked(
  text: string,
  from: number,
  until: number,
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
