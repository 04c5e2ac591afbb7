import type { Cycling } from '../../app/state/overlay.ts';
import { width as cellsOf, cut } from '../../text/cells.ts';

import type { Piece, StyledLine } from '../theme/styled.ts';

/** The completions at the cursor, with the inserted one marked; if there are none, what is expected there. */
export function candidateLine(
  candidates: Cycling['candidates'],
  cycling: Cycling | undefined,
  hint: string | undefined,
  width: number,
): StyledLine {
  if (candidates.length === 0) return hint === undefined ? [] : [['faint', cut(hint, width)]];
  const pieces: Piece[] = [['key', 'Tab ']];
  let available = width - 4;
  for (const [index, candidate] of candidates.entries()) {
    const taken = index === cycling?.index;
    const text = candidate.hint === '' ? candidate.text : `${candidate.text} (${candidate.hint})`;
    const shown = cut(text, Math.min(available, 32));
    if (cellsOf(shown) < 3) break;
    pieces.push(taken ? ['selected', shown] : shown, '  ');
    available -= cellsOf(shown) + 2;
  }
  return pieces;
}
