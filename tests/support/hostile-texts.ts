import naughty from 'big-list-of-naughty-strings/blns.json' with { type: 'json' };

/** What a text from outside may try on a terminal, each with a word that must never come through as a command's. */
const CONTROLS: readonly string[] = [
  '\u001b]0;owned\u0007',
  '\u001b]52;c;b3duZWQ=\u0007',
  '\u001b]8;;http://owned\u001b\\link\u001b]8;;\u001b\\',
  '\u001bPowned\u001b\\',
  '\u001b[2J\u001b[Howned',
  '\u001b[?1049lowned',
  '\u001b[6n\u001b[c',
  '\u009b2Jowned',
  '\u009d0;owned\u009c',
  '\u0090owned\u009c',
  '\r\n\u000b\u000cowned\u0008\u0008\u0008',
  '\u0000owned\u007f',
  '\u202eowned\u2066\u2069\u200f\u061c',
  'ow\u200bn\u200ced\u2060\ufeff',
  `owned${'\u0301'.repeat(400)}`,
  'owned\ud800',
  '\udc00owned',
  '\u{e0001}\u{e0041}owned',
  'x'.repeat(100_000),
];

/** Published strings that break programs, and those that are made against terminals. None is empty. */
export const HOSTILE_TEXTS: readonly string[] = [...CONTROLS, ...naughty].filter(
  (text) => text.trim() !== '',
);

/** What the program itself may send to a terminal: moves, colours, modes; any other control is somebody else's. */
const OWN =
  /\u001b\[[0-9;?]*[A-HJKSTfhlmnrsu]|\u001b\[[<=>?][0-9;]*[uhl]|\u001b\[>[0-9;]*[mq]|\u001b\[\?[0-9;$]*p|\u001b[78=>]|\r|\n/g;

/** Controls, and characters that reorder or hide others, in bytes that were written to a terminal. */
export function strayControls(written: string): readonly string[] {
  const rest = written.replaceAll(OWN, '');
  return rest.match(/[\p{Cc}\u200b\u200e\u200f\u061c\u2028-\u202e\u2060-\u2069\ufeff]/gu) ?? [];
}
