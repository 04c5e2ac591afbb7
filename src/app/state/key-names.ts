import { nearest } from '../../domain/names/names.ts';
import { isCharacter } from './line-editor.ts';

/** The name of a key as people write it: `ctrl+d` is `Ctrl-d`, `ctrl+alt+r` is `Ctrl-Alt-r`, `up` is `↑`, `f1` is `F1`. */
export function keyName(key: string): string {
  const named = KEY_NAMES[key];
  if (named !== undefined) return named;
  if (/^f\d+$/.test(key)) return key.toUpperCase();
  const [, modifier, rest] = /^([a-z]+)\+(.+)$/.exec(key) ?? [];
  if (modifier === undefined || rest === undefined) return key;
  return `${capital(modifier)}-${keyName(rest)}`;
}

const KEY_NAMES: Readonly<Record<string, string>> = {
  up: '↑',
  down: '↓',
  left: '←',
  right: '→',
  enter: 'Enter',
  esc: 'Esc',
  tab: 'Tab',
  'shift+tab': 'Shift-Tab',
  pageup: 'PgUp',
  pagedown: 'PgDn',
  home: 'Home',
  end: 'End',
  backspace: 'Backspace',
  delete: 'Delete',
  ' ': 'Space',
};

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** Keys that a terminal sends alone only, and those that it also sends with Ctrl, Alt or Shift. */
const ALONE: readonly string[] = ['enter', 'esc', 'tab', 'backspace'];
const WITH_MODIFIERS: readonly string[] = [
  ...['up', 'down', 'left', 'right', 'pageup', 'pagedown', 'home', 'end', 'delete'],
  ...Array.from({ length: 12 }, (_, index) => `f${index + 1}`),
];
const NAMED = new Set([...ALONE, ...WITH_MODIFIERS]);
const SENT = new Set([
  ...NAMED,
  ...['ctrl', 'alt', 'shift'].flatMap((modifier) =>
    WITH_MODIFIERS.map((key) => `${modifier}+${key}`),
  ),
  ...Array.from('abcdefghijklmnopqrstuvwxyz_', (letter) => `ctrl+${letter}`),
  'shift+tab',
  'alt+backspace',
  'ctrl+space',
]);
/** Combinations for which a terminal sends the same as for another key. */
const SAME: Readonly<Record<string, string>> = {
  'ctrl+i': 'tab',
  'ctrl+m': 'enter',
  'ctrl+j': 'enter',
  'ctrl+[': 'esc',
  'ctrl+h': 'backspace',
};
const BY_SHOWN_NAME = new Map(
  Object.entries(KEY_NAMES).map(([key, shown]) => [shown.toLowerCase(), key]),
);

/**
 * The key that a person's text names, as `presses` names it, or why no terminal sends it. A character is its own name; other
 * names are read in any case, with `+` or `-` behind Ctrl, Alt and Shift: `ctrl+d`, `Ctrl-d`, `PgDn`, `space`.
 */
export function readKey(text: string): { readonly key: string } | { readonly problem: string } {
  const shown = BY_SHOWN_NAME.get(text.toLowerCase());
  if (shown !== undefined) return { key: shown };
  if (isCharacter(text)) return { key: text };
  const [, modifier, rest = ''] = /^(ctrl|alt|shift)[+-](.+)$/iu.exec(text) ?? [];
  if (modifier === undefined) {
    const key = text.toLowerCase();
    return NAMED.has(key) ? { key } : unknownKey(text);
  }
  const held = modifier.toLowerCase();
  const [, withAlt] = /^alt[+-]([a-z])$/iu.exec(rest) ?? [];
  if (held === 'ctrl' && withAlt !== undefined) {
    return { key: `ctrl+alt+${withAlt.toLowerCase()}` };
  }
  // Alt keeps the letter as it is; with Ctrl, a terminal does not tell upper and lower case apart.
  if (held === 'alt' && isCharacter(rest)) return { key: `alt+${rest}` };
  const named = BY_SHOWN_NAME.get(rest.toLowerCase()) ?? rest.toLowerCase();
  const key = `${held}+${named === ' ' ? 'space' : named}`;
  const same = SAME[key];
  if (same !== undefined) {
    return { problem: `a terminal sends the same for “${text}” as for ${keyName(same)}` };
  }
  if (held === 'shift' && isCharacter(named)) {
    return { problem: `“${text}” is written as the character that it types, such as "D"` };
  }
  return SENT.has(key) ? { key } : unknownKey(text);
}

function unknownKey(text: string): { readonly problem: string } {
  const near = nearest(text, [...SENT]);
  const hint = near === undefined ? '' : `; did you mean "${near}"?`;
  return { problem: `“${text}” is no key that a terminal sends${hint}` };
}
