import { findText } from '../../domain/names/find-text.ts';
import type { Piece, StyledLine } from './styled.ts';

/** The line with every match of a search marked, more strongly on the line of the current match. */
export function markFound(
  line: StyledLine,
  wanted: string | undefined,
  isCurrent: boolean,
): StyledLine {
  if (wanted === undefined) return line;
  return line.flatMap((piece) => markPiece(piece, wanted, isCurrent));
}

function markPiece(piece: Piece, wanted: string, isCurrent: boolean): readonly Piece[] {
  const [role, text] = typeof piece === 'string' ? (['text', piece] as const) : piece;
  const pieces: Piece[] = [];
  let at = 0;
  for (const { from, until } of findText(text, wanted)) {
    pieces.push(
      [role, text.slice(at, from)],
      [isCurrent ? 'found' : 'match', text.slice(from, until)],
    );
    at = until;
  }
  return at === 0 ? [piece] : [...pieces, [role, text.slice(at)]];
}
