import { bareText } from './folding.ts';

/** A replacement made in a text before it is searched. */
export type Folding = { readonly written: string; readonly folded: string };

let list: readonly Folding[] | undefined;

/**
 * The folding of names, for texts that a plain SQLite shell writes too, which can replace one text by another but knows
 * no Unicode: a closed list, applied in order, which is also in the table `folding`. The index itself folds case and
 * the accents of most Latin letters. Changing this list requires a migration that fills the table and rebuilds the
 * index.
 */
export function searchFoldings(): readonly Folding[] {
  list ??= madeList();
  return list;
}

function madeList(): readonly Folding[] {
  const single = foldingsOf(signsIn(SINGLE));
  return [
    ...single.filter(({ folded }) => folded === ''),
    ...foldingsOf(signsIn(HALF_WIDTH).flatMap((kana) => [`${kana}ﾞ`, `${kana}ﾟ`])).filter(isOneSign),
    ...single.filter(({ folded }) => folded !== ''),
    ...foldingsOf(signsIn(COMPOSED).map((letter) => letter.normalize('NFD'))).filter(isOneSign),
    ...foldingsOf(signsIn(ACCENTS)),
  ];
}

/** A text in the form in which words are searched. */
export function foldForSearch(text: string): string {
  if (/^[\0-\x7F]*$/.test(text)) return text;
  return searchFoldings()
    .filter(({ written }) => text.includes(written))
    .reduce((done, { written, folded }) => done.replaceAll(written, folded), text);
}

type Block = readonly [first: number, last: number];

/** Characters that are folded one by one. What later versions of Unicode add to these blocks is not included. */
const SINGLE: readonly Block[] = [
  [0xad, 0xad],
  [0xdf, 0xdf],
  [0x1e0, 0x1ff],
  [0x2bc, 0x2bc],
  [0x386, 0x3ff],
  [0x400, 0x45d],
  [0x591, 0x5c7],
  [0x610, 0x6ed],
  [0x8d3, 0x8ff],
  [0x958, 0x95f],
  [0x9dc, 0x9df],
  [0xa33, 0xa36],
  [0xa59, 0xa5e],
  [0x1e9e, 0x1e9e],
  [0x1f00, 0x1ffc],
  [0x200b, 0x200f],
  [0x202a, 0x202e],
  [0x2060, 0x2069],
  [0xfb00, 0xfb06],
  [0xfb1d, 0xfbb1],
  [0xfe00, 0xfe0f],
  [0xfe80, 0xfefc],
  [0xfeff, 0xfeff],
  [0xff10, 0xff19],
  [0xff21, 0xff3a],
  [0xff41, 0xff5a],
  [0xff66, 0xff9f],
];
const HALF_WIDTH: readonly Block[] = [[0xff66, 0xff9d]];
/** Letters that may be written as two characters, of which the index would drop or separate the second. */
const COMPOSED: readonly Block[] = [
  [0x400, 0x4ff],
  [0x620, 0x6ff],
  [0x3040, 0x30ff],
];
const ACCENTS: readonly Block[] = [[0x300, 0x36f]];

function signsIn(blocks: readonly Block[]): readonly string[] {
  return blocks
    .flatMap(([first, last]) =>
      Array.from({ length: last - first + 1 }, (_, index) => String.fromCodePoint(first + index)),
    )
    .filter((sign) => /[\p{L}\p{M}\p{N}\p{Cf}]/u.test(sign));
}

// A mark on its own, on a space, is not part of a word.
function foldingsOf(written: readonly string[]): readonly Folding[] {
  return written
    .map((one) => ({ written: one, folded: bareText(one) }))
    .filter(({ written, folded }) => written !== folded && !folded.includes(' '));
}

function isOneSign({ written, folded }: Folding): boolean {
  return written.length > 1 && folded.length === 1;
}
