/** A word that was decoded with the wrong encoding, and the word in the right one, if that can be determined. */
export type Mojibake = {
  readonly word: string;
  readonly meant: string | null;
  /** The encoding of its bytes; `null` if they were UTF-8, and the text was encoded twice. */
  readonly encoding: string | null;
};

/** The characters of windows-1252 by byte; UTF-8 and everything else is misread as these. */
const LETTERS = Array.from({ length: 256 }, (_, byte) => decoded('windows-1252', [byte]) ?? '');
const BYTES = new Map(LETTERS.map((letter, byte) => [letter, byte]));
const CONTINUING = LETTERS.slice(0x80, 0xc0)
  .map((letter) => `\\u{${letter.codePointAt(0)?.toString(16)}}`)
  .join('');
/** Multi-byte characters of UTF-8, each byte read as a character: `Ã©`, `Ð¡`, `â€™`. */
const TWICE = new RegExp(
  `(?:[Â-ß][${CONTINUING}]|[à-ï][${CONTINUING}]{2}|[ð-ô][${CONTINUING}]{3})+`,
  'u',
);
/** Characters of European languages, Arabic and typography; other results are chance. */
const LIKELY =
  /^[\u00A0-\u017F\u0386-\u03CE\u0400-\u0481\u0490\u0491\u05D0-\u05EA\u0600-\u06FF\u2010-\u203A\u20AC\u2122\u3040-\u30FF\u4E00-\u9FFF\p{Emoji_Presentation}]+$/u;
/**
 * Four accented letters in a row and nothing else: no language in windows-1252 has such words, while the letters of
 * Cyrillic, Greek, Hebrew and Arabic are all at these bytes. The length is bounded, so that each position is checked in
 * constant time.
 */
const FOREIGN = /(?<!\p{L})[À-ÿ][À-ÿ¡-¿]{2,60}[À-ÿ](?!\p{L})/u;
const ENCODINGS = ['windows-1251', 'koi8-r', 'windows-1253', 'windows-1255', 'windows-1256'];

/** Whether a text has any of the letters without which nothing looks wrong in it. */
export function mayBeMojibake(text: string): boolean {
  return /[À-ÿ]/.test(text);
}

/** Finds the first word of a text that was decoded with the wrong encoding; `null` if all of it looks right. */
export function findMojibake(text: string): Mojibake | null {
  if (!mayBeMojibake(text)) return null;
  const twice = TWICE.exec(text)?.[0];
  if (twice !== undefined) {
    const meant = decoded('utf-8', bytesOf(twice));
    if (meant !== null && LIKELY.test(meant)) return { word: twice, meant, encoding: null };
  }
  const word = FOREIGN.exec(text)?.[0];
  if (word === undefined) return null;
  const [best] = ENCODINGS.map((encoding) => ({
    word,
    encoding,
    meant: decoded(encoding, bytesOf(word)),
  }))
    .map((reading) => ({ reading, likeness: likenessOf(reading.meant ?? '') }))
    .filter(({ likeness }) => likeness > 0)
    .toSorted((one, other) => other.likeness - one.likeness);
  return best?.reading ?? { word, meant: null, encoding: null };
}

/** How much a text looks like a word: of one script, with capitals where words have them. */
function likenessOf(word: string): number {
  if (
    !/^(\p{Script=Cyrillic}+|\p{Script=Greek}+|\p{Script=Hebrew}+|\p{Script=Arabic}+)$/u.test(word)
  )
    return 0;
  if (/^(\p{Lu}?\p{Ll}+|\p{Lo}+)$/u.test(word)) return 2;
  return /^\p{Lu}+$/u.test(word) ? 1 : 0;
}

function bytesOf(word: string): readonly number[] {
  return [...word].map((letter) => BYTES.get(letter) ?? 0);
}

function decoded(encoding: string, bytes: readonly number[]): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(Uint8Array.from(bytes));
  } catch {
    return null;
  }
}
