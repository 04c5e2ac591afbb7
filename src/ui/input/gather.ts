import type { Loop } from '../../app/loop.ts';

/** Receives keys and pastes from Ink, one call for each. */
export type Gathering = {
  readonly keys: (piece: readonly string[]) => void;
  readonly paste: (text: string) => void;
};

/** Keys that arrive within this time (ms) after others may belong to the same paste: nobody types that fast. */
const AT_ONCE = 20;

/**
 * Dispatches everything that one read of the terminal brought as one message, so that 10,000 keys draw one frame. Ink hands
 * them over within one turn of the event loop; they are dispatched when it ends.
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
