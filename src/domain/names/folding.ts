/** Invisible characters: joiners, directions, soft hyphens, variation selectors. */
const UNSEEN = String.raw`\p{Cf}\p{Default_Ignorable_Code_Point}`;
/** What Arabic omits in writing: vowel signs, marks of recitation, and the tatweel, which only stretches a word. */
const ARABIC = String.raw`\u0610-\u061A\u0640\u064B-\u0652\u0656-\u065F\u0670\u06D6-\u06DC\u06DF-\u06E4\u06E7\u06E8\u06EA-\u06ED\u08D3-\u08E1\u08E3-\u08FF`;
/** What Hebrew omits: vowel points, the dots of letters, and cantillation accents. */
const HEBREW = String.raw`\u0591-\u05BD\u05BF\u05C1\u05C2\u05C4\u05C5\u05C7`;
const LEFT_OUT = new RegExp(`[${UNSEEN}${ARABIC}${HEBREW}]`, 'gv');

/**
 * Letters whose mark is omitted in writing: those of Latin and Greek with accents; an alef with hamza or madda (no
 * other letter loses these); `ё`, which Russian prints as `е`, and the stressed `ѐ` and `ѝ`. Any other Cyrillic letter
 * with a mark (`й`, `ї`, `ў`, `ќ`) is a letter of its own alphabet that nobody writes without it.
 */
const ACCENTED =
  /[\p{Script=Latin}&&[\u00C0-\u024F\u1E00-\u1EFF]]|[\p{Script=Greek}&&\p{L}]|[\u0622\u0623\u0625ЀЁЍѐёѝ]/gv;
const ACCENT = /[\u0300-\u036F]/g;
const ACCENT_OR_HAMZA = /[\u0300-\u036F\u0653-\u0655]/g;

/** Letters with a second spelling. */
const OTHERWISE: Readonly<Record<string, string>> = { ß: 'ss', ẞ: 'SS', ʼ: "'" };

/**
 * A text without what its script omits in writing, with each character in one form and width. Vowel signs and voicing
 * marks of other scripts are letters, and are kept.
 */
export function bareText(text: string): string {
  if (/^[\0-\x7F]*$/.test(text)) return text;
  return text
    .normalize('NFKC')
    .replaceAll(LEFT_OUT, '')
    .normalize('NFC')
    .replaceAll(ACCENTED, (letter) => letter.normalize('NFD').replaceAll(ACCENT_OR_HAMZA, ''))
    .replaceAll(ACCENT, '')
    .replaceAll(/[ßẞʼ]/g, (letter) => OTHERWISE[letter] ?? letter);
}
