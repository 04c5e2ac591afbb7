/** The least height of a table that shows anything: its header and a row. */
const LEAST = 2;

/**
 * Divides lines among tables below one another that want these heights: none gets more than it wants, what one does not
 * need goes to the others, and the last ones get none if there are too few lines for all.
 */
export function fairShares(wanted: readonly number[], lines: number): readonly number[] {
  const shown = wanted.slice(0, Math.max(1, Math.floor(lines / LEAST)));
  const shares = shown.map(() => 0);
  let left = Math.max(0, lines);
  let open = shown.length;
  for (const index of [...shown.keys()].toSorted((a, b) => (shown[a] ?? 0) - (shown[b] ?? 0))) {
    const share = Math.min(shown[index] ?? 0, Math.floor(left / open));
    shares[index] = share;
    left -= share;
    open -= 1;
  }
  return wanted.map((_, index) => shares[index] ?? 0);
}
