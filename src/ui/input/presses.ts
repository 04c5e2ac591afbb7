import type { Key } from 'ink';
import { graphemes } from '../../text/cells.ts';

/** Ink's flags for keys that have no character, and what we call them. */
const NAMED = [
  ['upArrow', 'up'],
  ['downArrow', 'down'],
  ['leftArrow', 'left'],
  ['rightArrow', 'right'],
  ['pageUp', 'pageup'],
  ['pageDown', 'pagedown'],
  ['home', 'home'],
  ['end', 'end'],
  ['return', 'enter'],
  ['tab', 'tab'],
  ['backspace', 'backspace'],
  ['delete', 'delete'],
] as const satisfies readonly (readonly [keyof Key, string])[];

/**
 * The end of an arrow key's sequence. A slow line may bring it so long after its escape character that Ink has
 * already taken that for the Esc key, and hands over the rest as if it had been typed.
 */
const STRAY_SEQUENCE = /^\[(?:\d+(?:;\d+)*)?[A-HZ~]$/;

/**
 * Splits what Ink's `useInput` hands over at once into the names of the keys pressed, in order: held keys and
 * slow lines bring several in one call. A character is its own name, space included; the others are `enter`,
 * `esc`, `tab`, `up`, `pageup`, `backspace`, …, with `ctrl+`, `alt+`, `shift+` before them in this order
 * (`shift+` never before a character). Function keys are not there: Ink does not say which one it was.
 */
export function presses(input: string, key: Key): readonly string[] {
  if (key.eventType === 'release') return [];
  if (key.escape) return key.meta ? ['esc', 'esc'] : ['esc'];
  const named = NAMED.find(([flag]) => key[flag])?.[1];
  if (named !== undefined) return [modifiers(key) + (key.shift ? 'shift+' : '') + named];
  if (key.ctrl) return input === '' ? [] : [modifiers(key) + (input === ' ' ? 'space' : input)];
  if (key.meta) return input === '' ? [] : [`alt+${nameOf(input)}`];
  if (STRAY_SEQUENCE.test(input)) return [];
  return graphemes(input).map(nameOf);
}

function modifiers(key: Key): string {
  return (key.ctrl ? 'ctrl+' : '') + (key.meta ? 'alt+' : '');
}

/** What a character is called; those that keys with Ctrl send are called after these keys. */
function nameOf(character: string): string {
  switch (character) {
    case '\r':
    case '\n':
    case '\r\n':
      return 'enter';
    case '\t':
      return 'tab';
    case '\b':
    case '\x7f':
      return 'backspace';
    case '\x1b':
      return 'esc';
    case '\0':
      return 'ctrl+space';
  }
  const code = character.charCodeAt(0);
  if (code < 0x20) return `ctrl+${String.fromCharCode(code + (code <= 26 ? 96 : 64))}`;
  return character;
}
