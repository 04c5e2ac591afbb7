import { width as cellsOf } from '../../text/cells.ts';
import type { Role } from '../theme/roles.ts';
import type { Piece, StyledLine } from '../theme/styled.ts';

/** A text that begins at a cell of a line. */
export type Label = { readonly at: number; readonly role: Role; readonly text: string };

/** A line with texts at their cells; one that would touch a text before it, or leave the cells, is left out. */
export function labelsAt(labels: readonly Label[], cells: number): StyledLine {
  const line: Piece[] = [];
  let reached = 0;
  for (const { at, role, text } of labels) {
    const end = at + cellsOf(text);
    if (at < reached || end > cells) continue;
    line.push(' '.repeat(at - (reached === 0 ? 0 : reached - 1)), [role, text]);
    reached = end + 1;
  }
  return line;
}
