import { foldName } from '../names/names.ts';

/**
 * Signs that people put into a name as they like: spaces, hyphens and dashes (`al-Sham`, `al Sham`), dots (`U.S.`, `US`), underscores,
 * quotation marks, and the apostrophes and half rings of transliterations (`Sa'ada`, `Saʿada`, `Saada`).
 */
const AS_ONE_LIKES =
  /[\s\p{Pd}\p{Pi}\p{Pf}\p{Pc}.·・'"`‚„\u02B9-\u02BF\u02C8\u055A\u05F3\u05F4]+/gu;

/**
 * The form under which names of actors and sources match: folded, and without what people put as they like. Between two
 * numbers that counts as one space: `Unit 1-12` is not `Unit 11-2`, nor `Group 1 2` `Group 12`.
 */
export function foldParty(name: string): string {
  const folded = foldName(name);
  const joined = folded.replaceAll(AS_ONE_LIKES, (signs, at: number) =>
    isNumberBefore(folded, at) && isNumberAt(folded, at + signs.length) ? ' ' : '',
  );
  return joined === '' ? folded : joined;
}

// A sign of a script's own numbers may be two units.
function isNumberBefore(text: string, at: number): boolean {
  return /\p{N}$/u.test(text.slice(Math.max(0, at - 2), at));
}

function isNumberAt(text: string, at: number): boolean {
  return /^\p{N}/u.test(text.slice(at, at + 2));
}

/** Those that are meant by a name: that have it to the sign, or where none does, that have it at all. */
export function meantBy<T>(
  name: string,
  among: readonly T[],
  namesOf: (one: T) => readonly string[],
): readonly T[] {
  const alike = among.filter((one) =>
    namesOf(one).some((its) => foldParty(its) === foldParty(name)),
  );
  const same = alike.filter((one) => namesOf(one).some((its) => foldName(its) === foldName(name)));
  return same.length > 0 ? same : alike;
}

/** How names matched in older programs: without any mark, whatever it is to its script. Only to find what that made one. */
export function foldNameBefore(name: string): string {
  return foldName(name.normalize('NFKD').replaceAll(/\p{M}+/gu, ''));
}
