import { foldName } from '../names/names.ts';

/**
 * Characters that are written inconsistently in names: spaces, hyphens and dashes (`al-Sham`, `al Sham`), dots (`U.S.`,
 * `US`), underscores, quotation marks, and the apostrophes and half rings of transliterations (`Sa'ada`, `Saʿada`,
 * `Saada`).
 */
const AS_ONE_LIKES =
  /[\s\p{Pd}\p{Pi}\p{Pf}\p{Pc}.·・'"`‚„\u02B9-\u02BF\u02C8\u055A\u05F3\u05F4]+/gu;

/**
 * The form by which names of actors and sources match: folded, and without characters that are written inconsistently.
 * Between two numbers these count as one space: `Unit 1-12` is not `Unit 11-2`, nor `Group 1 2` `Group 12`.
 */
export function nameKey(name: string): string {
  const folded = foldName(name);
  const joined = folded.replaceAll(AS_ONE_LIKES, (signs, at: number) =>
    isNumberBefore(folded, at) && isNumberAt(folded, at + signs.length) ? ' ' : '',
  );
  return joined === '' ? folded : joined;
}

// A digit of another script may be two UTF-16 units.
function isNumberBefore(text: string, at: number): boolean {
  return /\p{N}$/u.test(text.slice(Math.max(0, at - 2), at));
}

function isNumberAt(text: string, at: number): boolean {
  return /^\p{N}/u.test(text.slice(at, at + 2));
}

/** The version of `foldName` and `nameKey`. Raise it with any change of what they return: stored forms are then worked out again. */
export const FOLDING_VERSION = 1;

/** Where words are spelt in several ways: columns of incidents, tags and quotes, and every name of actors and sources. */
export type SpelledField =
  | 'place'
  | 'admin1'
  | 'admin2'
  | 'dataset'
  | 'tag'
  | 'speaker'
  | 'organisation'
  | 'actor'
  | 'source';

/** The form by which words of a field match. */
export function foldedIn(field: SpelledField): (word: string) => string {
  return field === 'actor' || field === 'source' ? nameKey : foldName;
}

/** The candidates that a name means: those spelt exactly so, or else all that match. */
export function meantBy<T>(
  name: string,
  among: readonly T[],
  namesOf: (one: T) => readonly string[],
): readonly T[] {
  const alike = among.filter((one) => namesOf(one).some((its) => nameKey(its) === nameKey(name)));
  const same = alike.filter((one) => namesOf(one).some((its) => foldName(its) === foldName(name)));
  return same.length > 0 ? same : alike;
}

/** How names matched in older programs: without any mark, even where it is a letter. Only to find what that united. */
export function foldNameBefore(name: string): string {
  return foldName(name.normalize('NFKD').replaceAll(/\p{M}+/gu, ''));
}
