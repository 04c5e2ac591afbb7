import { GRAPHEMES } from '../../text/graphemes.ts';

const WORD = /^[\p{L}\p{N}\p{M}_]/u;

/** The offset if it is between two graphemes, else the end of the grapheme that it is in. */
export function atBoundary(text: string, offset: number): number {
  const within = Math.max(0, Math.min(offset, text.length));
  const character = characterAt(text, within);
  return character === undefined || character.from === within ? within : character.until;
}

/** The offset one character to the left. */
export function leftOf(text: string, offset: number): number {
  return characterAt(text, offset - 1)?.from ?? 0;
}

/** The offset one character to the right. */
export function rightOf(text: string, offset: number): number {
  return characterAt(text, offset)?.until ?? text.length;
}

/** The beginning of the word (letters, digits) that the offset is in or after. */
export function wordLeftOf(text: string, offset: number): number {
  const gap = goLeft(text, offset, (character) => !WORD.test(character));
  return goLeft(text, gap, (character) => WORD.test(character));
}

/** The end of the word (letters, digits) that the offset is in or before. */
export function wordRightOf(text: string, offset: number): number {
  const gap = goRight(text, offset, (character) => !WORD.test(character));
  return goRight(text, gap, (character) => WORD.test(character));
}

/** The beginning of the token (anything but white space) that the offset is in or after. */
export function tokenLeftOf(text: string, offset: number): number {
  const gap = goLeft(text, offset, (character) => /^\s/u.test(character));
  return goLeft(text, gap, (character) => !/^\s/u.test(character));
}

type Test = (character: string) => boolean;

function goLeft(text: string, offset: number, passes: Test): number {
  let at = offset;
  while (at > 0) {
    const from = leftOf(text, at);
    if (!passes(text.slice(from, at))) break;
    at = from;
  }
  return at;
}

function goRight(text: string, offset: number, passes: Test): number {
  let at = offset;
  while (at < text.length) {
    const until = rightOf(text, at);
    if (!passes(text.slice(at, until))) break;
    at = until;
  }
  return at;
}

function characterAt(text: string, offset: number) {
  const found = GRAPHEMES.segment(text).containing(offset);
  return found && { from: found.index, until: found.index + found.segment.length };
}
