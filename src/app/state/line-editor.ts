import { GRAPHEMES } from '../../text/graphemes.ts';
import {
  atBoundary,
  leftOf,
  rightOf,
  tokenLeftOf,
  wordLeftOf,
  wordRightOf,
} from './line-editor-moves.ts';

/** A line before an edit, for undo. */
type Before = { readonly text: string; readonly cursor: number };

/**
 * One line being typed. `cursor` is an offset in UTF-16 units, always between two graphemes. `killed` is the text that
 * was last cut and can be inserted again.
 */
export type Line = {
  readonly text: string;
  readonly cursor: number;
  readonly killed: string;
  readonly undo: readonly Before[];
  /** The kind of the last edit: consecutive typing is undone together, consecutive cuts add to `killed`. */
  readonly last: 'typed' | 'killed' | 'other';
};

export const EMPTY_LINE: Line = { text: '', cursor: 0, killed: '', undo: [], last: 'other' };

/** A line with this text, and the cursor at its end. */
export function lineOf(text: string): Line {
  return { ...EMPTY_LINE, text, cursor: text.length };
}

/** How many edits can be undone. */
const UNDO_DEPTH = 200;

/** The line with its cursor at an offset, or at the next grapheme boundary. */
function moveTo(line: Line, offset: number): Line {
  return { ...line, cursor: atBoundary(line.text, offset), last: 'other' };
}

/** The line with the text between two offsets replaced, and the cursor after the new text. */
export function replaceSpan(line: Line, from: number, until: number, text: string): Line {
  const start = Math.max(0, Math.min(from, until, line.text.length));
  const end = Math.min(line.text.length, Math.max(from, until, 0));
  const put = oneLine(text);
  const next = line.text.slice(0, start) + put + line.text.slice(end);
  return {
    ...line,
    text: next,
    cursor: atBoundary(next, start + put.length),
    undo: [...line.undo.slice(1 - UNDO_DEPTH), { text: line.text, cursor: line.cursor }],
    last: 'other',
  };
}

/** Inserts pasted text at the cursor: line breaks and tabs become spaces, other control characters are dropped. */
export function insertText(line: Line, pasted: string): Line {
  return replaceSpan(line, line.cursor, line.cursor, pasted);
}

/** The line before its last edit; the cut text is kept. */
function undoEdit(line: Line): Line {
  const before = line.undo.at(-1);
  if (before === undefined) return line;
  return { ...line, ...before, undo: line.undo.slice(0, -1), last: 'other' };
}

/** Finds another offset in a text, from the cursor's. */
type Move = (text: string, offset: number) => number;

/** One edit that keys make to a typed line; `keys` are names as `presses` gives them. */
export type EditingKey = {
  readonly keys: readonly string[];
  readonly help: string;
  readonly edit: (line: Line) => Line;
};

const start: Move = () => 0;
const end: Move = (text) => text.length;

/** Every key that edits a line, besides the characters themselves; help and docs are made from this. */
export const EDITING_KEYS: readonly EditingKey[] = [
  { keys: ['left', 'ctrl+b'], help: 'one character left', edit: move(leftOf) },
  { keys: ['right', 'ctrl+f'], help: 'one character right', edit: move(rightOf) },
  { keys: ['alt+b', 'ctrl+left', 'alt+left'], help: 'one word left', edit: move(wordLeftOf) },
  { keys: ['alt+f', 'ctrl+right', 'alt+right'], help: 'one word right', edit: move(wordRightOf) },
  { keys: ['home', 'ctrl+a'], help: 'to the start of the line', edit: move(start) },
  { keys: ['end', 'ctrl+e'], help: 'to the end of the line', edit: move(end) },
  { keys: ['backspace', 'ctrl+h'], help: 'delete the character before', edit: erase(leftOf) },
  { keys: ['delete', 'ctrl+d'], help: 'delete the character under', edit: erase(rightOf) },
  { keys: ['ctrl+w'], help: 'cut back to the last space', edit: cut(tokenLeftOf) },
  { keys: ['alt+backspace'], help: 'cut the word before', edit: cut(wordLeftOf) },
  { keys: ['alt+d'], help: 'cut the word after', edit: cut(wordRightOf) },
  { keys: ['ctrl+u'], help: 'cut everything before', edit: cut(start) },
  { keys: ['ctrl+k'], help: 'cut everything after', edit: cut(end) },
  {
    keys: ['ctrl+y'],
    help: 'put back what was cut',
    edit: (line) => insertText(line, line.killed),
  },
  { keys: ['ctrl+t'], help: 'swap the last two characters', edit: swap },
  { keys: ['ctrl+_'], help: 'undo the last edit', edit: undoEdit },
];

const BY_KEY = new Map(EDITING_KEYS.flatMap(({ keys, edit }) => keys.map((key) => [key, edit])));

/** The line after a key was pressed; `undefined` if the key does not edit a line. */
export function editLine(line: Line, press: string): Line | undefined {
  return isCharacter(press) ? type(line, press) : BY_KEY.get(press)?.(line);
}

/** Whether a press is a character that can be typed, rather than the name of a key. */
export function isCharacter(press: string): boolean {
  const first = GRAPHEMES.segment(press).containing(0)?.segment;
  return first === press && !/\p{Cc}/u.test(press);
}

function type(line: Line, character: string): Line {
  const typed = insertText(line, character);
  const undo = line.last === 'typed' && character !== ' ' ? line.undo : typed.undo;
  return { ...typed, undo, last: 'typed' };
}

function move(to: Move) {
  return (line: Line): Line => moveTo(line, to(line.text, line.cursor));
}

function erase(to: Move) {
  return (line: Line): Line => {
    const other = to(line.text, line.cursor);
    return other === line.cursor ? line : replaceSpan(line, line.cursor, other, '');
  };
}

function cut(to: Move) {
  return (line: Line): Line => {
    const other = to(line.text, line.cursor);
    if (other === line.cursor) return line;
    const [from, until] = other < line.cursor ? [other, line.cursor] : [line.cursor, other];
    const piece = line.text.slice(from, until);
    const before = line.last === 'killed' ? line.killed : '';
    const killed = other < line.cursor ? piece + before : before + piece;
    return { ...replaceSpan(line, from, until, ''), killed, last: 'killed' };
  };
}

function swap(line: Line): Line {
  const middle = line.cursor === line.text.length ? leftOf(line.text, line.cursor) : line.cursor;
  if (middle === 0) return line;
  const from = leftOf(line.text, middle);
  const until = rightOf(line.text, middle);
  const swapped = line.text.slice(middle, until) + line.text.slice(from, middle);
  return replaceSpan(line, from, until, swapped);
}

function oneLine(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/\r\n|[\t\n\r\u2028\u2029]/g, ' ')
    .replaceAll(/\p{Cc}/gu, '');
}
