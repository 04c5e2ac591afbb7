import { foldName } from '../names/names.ts';

/** Words between words, and articles of names from Arabic, which transliterations put, leave out and spell as they like. */
const SMALL = new Set(
  'the of for and in de la le les du des el los al ul ad an ar as at az ash adh ath e y und der die von'.split(
    ' ',
  ),
);

/** How transliterations differ, in the order in which it is undone. */
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
 * The words of a name as they sound, without small ones: what transliterations of one name (`Qaeda`, `Qaida`; `Shabaab`, `Shabab`), its
 * plural and its article have in common. Numbers, and letters of other scripts, stay as they are.
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

/** The first letters of a name's words, the small ones aside: `iskp`; nothing of fewer than three words. */
export function initialsOf(name: string): string | undefined {
  const words = foldName(name)
    .split(/[^\p{L}\p{M}\p{N}']+/u)
    .filter((word) => /^\p{L}/u.test(word) && !SMALL.has(word));
  return words.length < 3 ? undefined : words.map((word) => [...word][0]).join('');
}
