import type { Role } from './roles.ts';

/** A piece of a line: plain text, or text with a role. The text may be anything, even from outside. */
export type Piece = string | readonly [role: Role, text: string];

/** One line before it is painted, as pieces from left to right. */
export type StyledLine = readonly Piece[];

/** The text of a line, without roles. */
export function textOf(line: StyledLine): string {
  return line.map((piece) => (typeof piece === 'string' ? piece : piece[1])).join('');
}
