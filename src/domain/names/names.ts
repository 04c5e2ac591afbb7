import { closest, distance } from 'fastest-levenshtein';
import { bareText } from './folding.ts';

/**
 * The form by which names match: without case, width and what their script omits in writing, with plain apostrophes and
 * hyphens, and with single spaces.
 */
export function foldName(text: string): string {
  return bareText(text)
    .toLowerCase()
    .replaceAll('ς', 'σ')
    .replaceAll(/[\u2019\u2018]/g, "'")
    .replaceAll('‐', '-')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

/** Longer words (in UTF-16 units) are not typing errors. */
const LONGEST = 100;

/**
 * The candidate that a mistyped word most likely meant; `undefined` if none is near. `edits` are allowed in words of any
 * length, more in long ones; two swapped letters are two.
 */
export function nearest(
  word: string,
  candidates: readonly string[],
  edits = 1,
): string | undefined {
  if (word === '' || word.length > LONGEST || candidates.length === 0) return undefined;
  const folded = new Map(candidates.map((candidate) => [foldName(candidate), candidate]));
  const wanted = foldName(word);
  const found = closest(wanted, [...folded.keys()]);
  const allowed = Math.max(edits, Math.floor((Math.max(wanted.length, found.length) + 1) / 3));
  if (distance(wanted, found) <= allowed) return folded.get(found);
  const longer = [...folded.keys()].find((name) => wanted.length >= 3 && name.startsWith(wanted));
  return longer === undefined ? undefined : folded.get(longer);
}
