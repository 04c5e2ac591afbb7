import { distance } from 'fastest-levenshtein';
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
 * The candidate that a mistyped word most likely meant: one that differs in at most a third of the letters, or else one
 * that begins with the word. `undefined` if there is none.
 */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  if (word === '' || word.length > LONGEST) return undefined;
  const wanted = foldName(word);
  let found: { readonly candidate: string; readonly slips: number } | undefined;
  for (const candidate of candidates) {
    const name = foldName(candidate);
    const slips = slipsBetween(wanted, name);
    const isNear = slips <= Math.max(wanted.length, name.length) / 3;
    if (isNear && slips < (found?.slips ?? Number.POSITIVE_INFINITY)) found = { candidate, slips };
  }
  if (found !== undefined) return found.candidate;
  return wanted.length < 3
    ? undefined
    : candidates.find((candidate) => foldName(candidate).startsWith(wanted));
}

/** How many letters differ between two words; two neighbours that are swapped count as one. */
function slipsBetween(one: string, other: string): number {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  const swapped = `${one.slice(0, at)}${one.charAt(at + 1)}${one.charAt(at)}${one.slice(at + 2)}`;
  return one !== other && swapped === other ? 1 : distance(one, other);
}
