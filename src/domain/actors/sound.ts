import { foldName } from '../names/names.ts';

/** Small words, and articles of names from Arabic, which transliterations add, omit and spell inconsistently. */
const SMALL = new Set(
  'the of for and in de la le les du des el los al ul ad an ar as at az ash adh ath e y und der die von'.split(
    ' ',
  ),
);

/** Differences between transliterations, in the order in which they are normalised. */
const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/ph/g, 'f'],
  [/kh|ck|q|c(?!h)/g, 'k'],
  [/gh/g, 'g'],
  [/dh/g, 'd'],
  [/th/g, 't'],
  [/ou|oo|w|o/g, 'u'],
  [/ee|ei|ai|ae|ay|ey|y|e/g, 'i'],
  [/(\p{L})\1+/gu, '$1'],
  [/h$/, ''],
  [/(?<=..)s$/, ''],
];

/**
 * The words of a name by sound, without small words: what transliterations of one name (`Qaeda`, `Qaida`; `Shabaab`,
 * `Shabab`), its plural and its article have in common. Numbers, and letters of other scripts, are kept.
 */
export function soundsOf(name: string): readonly string[] {
  const words = foldName(name)
    .replaceAll(/['’`.\u02B9-\u02BF]/g, '')
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word !== '');
  const meant = words.filter((word) => !SMALL.has(word));
  return (meant.length === 0 ? words : meant).map(soundOf);
}

function soundOf(word: string): string {
  return SPELLINGS.reduce((sound, [written, read]) => sound.replace(written, read), word);
}

/** The initials of a name, ignoring small words: `iskp`; `undefined` for fewer than three words. */
export function initialsOf(name: string): string | undefined {
  const words = foldName(name)
    .split(/[^\p{L}\p{M}\p{N}']+/u)
    .filter((word) => /^\p{L}/u.test(word) && !SMALL.has(word));
  return words.length < 3 ? undefined : words.map((word) => [...word][0]).join('');
}
