const BEGINS = '\u001b[?2026h';
const ENDS = '\u001b[?2026l';

/**
 * Tells of each piece of output whether a frame is over behind it. The program says by synchronized updates (private
 * mode 2026) where its frames begin and end; either mark may be cut in two by the end of a piece.
 */
export function createFrameEnds(): (data: string) => boolean {
  let isOver = true;
  let rest = '';
  return (data) => {
    const seen = rest + data;
    const begins = seen.lastIndexOf(BEGINS);
    const ends = seen.lastIndexOf(ENDS);
    if (begins !== ends) isOver = ends > begins;
    rest = seen.slice(1 - BEGINS.length);
    return isOver;
  };
}
