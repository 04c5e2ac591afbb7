import { distance } from 'fastest-levenshtein';
import { foldName } from '../names/names.ts';

/** The shortest word (in letters) in which a typing error is assumed: `AP` and `AFP` are two. */
const SHORTEST = 4;
/** Among several words, a short one that differs is another word: Iran and Iraq. */
const SHORTEST_OF_SEVERAL = 5;
/** From this length on, two letters may differ. */
const LONG = 8;
const BETWEEN_WORDS = /[\s-]+/;

/** A name, and the form by which names match. */
export type Spelt = { readonly text: string; readonly folded: string };

/** A name with its folded form. */
export function spelt(text: string): Spelt {
  return { text, folded: foldName(text) };
}

/**
 * The existing name that an unknown one was most likely meant to be: each of its words is spelt nearly the same, and
 * its numbers are equal.
 */
export function nearName(name: string, existing: readonly Spelt[]): string | undefined {
  const folded = foldName(name);
  const wanted = folded.split(BETWEEN_WORDS);
  let found: { readonly text: string; readonly apart: number } | undefined;
  for (const candidate of existing) {
    // Not an error: a generic group is only new to this database.
    if (candidate.folded === folded) return undefined;
    if (Math.abs(candidate.folded.length - folded.length) > wanted.length * 2) continue;
    const apart = howFarApart(wanted, candidate.folded.split(BETWEEN_WORDS));
    if (apart !== undefined && apart < (found?.apart ?? Number.POSITIVE_INFINITY))
      found = { text: candidate.text, apart };
  }
  return found?.text;
}

/**
 * Whether two names differ in one letter, within a word long enough for a typing error that is not a generic group in
 * either name.
 */
export function areOneLetterApart(
  one: string,
  other: string,
  standsForItself: (word: string) => boolean,
): boolean {
  const [words, others] = [wordsOf(one), wordsOf(other)];
  if (howFarApart(words, others) !== 1) return false;
  return words.every((word, at) => {
    const beside = others[at] ?? '';
    return word === beside || ![word, beside].some(standsForItself);
  });
}

function wordsOf(name: string): readonly string[] {
  return foldName(name)
    .split(BETWEEN_WORDS)
    .map((word) => word.replaceAll(/[()]/g, ''));
}

/** How many letters differ between two names; `undefined` if they are not near. */
function howFarApart(one: readonly string[], other: readonly string[]): number | undefined {
  if (one.length !== other.length) return lettersApart(one.join(''), other.join(''), SHORTEST);
  const shortest = one.length === 1 ? SHORTEST : SHORTEST_OF_SEVERAL;
  let apart = 0;
  for (const [index, word] of one.entries()) {
    const letters = lettersApart(word, other[index] ?? '', shortest);
    if (letters === undefined) return undefined;
    apart += letters;
  }
  return apart;
}

function lettersApart(one: string, other: string, shortest: number): number | undefined {
  if (one === other) return 0;
  const length = Math.min(one.length, other.length);
  const allowed = length >= LONG ? 2 : 1;
  if (length < shortest || Math.abs(one.length - other.length) > allowed) return undefined;
  if (one.replaceAll(/\P{N}/gu, '') !== other.replaceAll(/\P{N}/gu, '')) return undefined;
  const apart = distance(one, other);
  return apart <= allowed ? apart : undefined;
}
