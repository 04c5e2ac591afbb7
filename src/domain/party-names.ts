import { foldName } from './names.ts';

/**
 * The form under which names of actors and sources match: folded, and without hyphens and spaces, which people put as they like
 * (`al-Sham`, `al Sham`). Between two numbers they count as one space: `Unit 1-12` is not `Unit 11-2`.
 */
export function foldParty(name: string): string {
  const folded = foldName(name);
  const joined = folded.replaceAll(/(?<!\p{N})[\s\p{Pd}]+|[\s\p{Pd}]+(?!\p{N})/gu, '');
  return joined === '' ? folded : joined.replaceAll(/[\s\p{Pd}]+/gu, ' ');
}

/** Those that are meant by a name: that have it to the hyphen, or where none does, that have it at all. */
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
