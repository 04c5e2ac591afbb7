import type { Key as InkKey } from 'ink';
import { graphemes } from '../../text/graphemes.ts';

/** A key as Ink hands it over, with the name of a function key (`f1`), which `scripts/ink-output.ts` adds. */
type Key = InkKey & { readonly functionKey?: string | undefined };

/** Ink's flags for keys that have no character, with their names here. */
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
] as const satisfies readonly (readonly [keyof InkKey, string])[];

/**
 * The rest of an arrow key's escape sequence. On a slow line it may arrive so late that Ink has already taken the escape
 * character for the Esc key, and hands over the rest as if it had been typed.
 */
const STRAY_SEQUENCE = /^\[(?:\d+(?:;\d+)*)?[A-HZ~]$/;

/**
 * Splits one call of Ink's `useInput` into the names of the keys pressed, in order: held keys and slow lines bring several
 * in one call. A character is its own name, space included; other names are `enter`, `esc`, `tab`, `up`, `pageup`,
 * `backspace`, `f1`, …, with `ctrl+`, `alt+`, `shift+` before them in this order (`shift+` never before a character).
 */
export function presses(input: string, key: Key): readonly string[] {
  if (key.eventType === 'release') return [];
  if (key.escape) return key.meta ? ['esc', 'esc'] : ['esc'];
  const named = key.functionKey ?? NAMED.find(([flag]) => key[flag])?.[1];
  if (named !== undefined) return [modifiers(key) + (key.shift ? 'shift+' : '') + named];
  if (key.ctrl) return input === '' ? [] : [modifiers(key) + (input === ' ' ? 'space' : input)];
  if (key.meta) return input === '' ? [] : [`alt+${nameOf(input)}`];
  if (STRAY_SEQUENCE.test(input)) return [];
  return graphemes(input).map(nameOf);
}

function modifiers(key: Key): string {
  return (key.ctrl ? 'ctrl+' : '') + (key.meta ? 'alt+' : '');
}

/** The name of a character; a control character is named after the Ctrl key that sends it. */
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
