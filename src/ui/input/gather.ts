import type { Loop } from '../../app/loop.ts';

/** Takes keys and pastes as Ink hands them over, one call for each. */
export type Gathering = {
  readonly keys: (piece: readonly string[]) => void;
  readonly paste: (text: string) => void;
};

/** Keys that come so soon (ms) after others may belong to the same paste: nobody types as fast. */
const AT_ONCE = 20;

/**
 * Tells the loop of everything that one read of the terminal brought at once, so that what is drawn for 10,000 keys is one
 * frame. Ink hands them over within one turn; what is gathered goes on when that ends.
 */
export function gather(loop: Pick<Loop, 'dispatch'>, clock = () => performance.now()): Gathering {
  let pieces: (readonly string[])[] = [];
  let last = Number.NEGATIVE_INFINITY;
  const tell = () => {
    if (pieces.length === 0) return;
    const came = pieces;
    pieces = [];
    const follows = clock() - last < AT_ONCE;
    loop.dispatch({ type: 'typed', pieces: came, follows });
    last = clock();
  };
  return {
    keys: (piece) => {
      if (piece.length === 0) return;
      if (pieces.length === 0) queueMicrotask(tell);
      pieces.push(piece);
    },
    paste: (text) => {
      tell();
      loop.dispatch({ type: 'pasted', text });
    },
  };
}
