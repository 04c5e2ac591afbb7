import type { Role } from './roles.ts';

/** A stretch of a line: plain text, or text that plays a role. The text may be anything, also from outside. */
export type Piece = string | readonly [role: Role, text: string];

/** One line before it is painted: what stands in it from left to right. */
export type StyledLine = readonly Piece[];

/** The words of a line, without their roles. */
export function textOf(line: StyledLine): string {
  return line.map((piece) => (typeof piece === 'string' ? piece : piece[1])).join('');
}
