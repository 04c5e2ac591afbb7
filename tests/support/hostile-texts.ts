import naughty from 'big-list-of-naughty-strings/blns.json' with { type: 'json' };

/** Attacks of a text from outside on a terminal, each with a word that must never be part of a command. */
export const CONTROLS: readonly string[] = [
  '\u001b]0;owned\u0007',
  '\u001b]2;owned\u001b\\',
  '\u001b]52;c;b3duZWQ=\u0007',
  '\u001b]8;;http://owned\u001b\\link\u001b]8;;\u001b\\',
  '\u001bPowned\u001b\\',
  '\u001b_owned\u001b\\\u001b^owned\u001b\\\u001bXowned\u001b\\',
  '\u001bc\u001b#8owned',
  '\u001b[2J\u001b[Howned',
  '\u001b[?1049lowned',
  '\u001b[6n\u001b[c\u001b[5iowned',
  '\u001b[31;8mowned',
  'https://owned/\u001b[2J\u202e',
  '\u009b2Jowned',
  '\u009d0;owned\u009c',
  '\u0090owned\u009c',
  '\u0085owned\u0084\u008d\u0098\u009e\u009f',
  '\r\n\u000b\u000cowned\u0008\u0008\u0008',
  'owned\rover\nunder\tbeside\u2028below\u2029',
  '\u0000owned\u007f',
  '\u202eowned\u2066\u2069\u200f\u061c',
  'ow\u200bn\u200ced\u2060\ufeff',
  'ow\u00adn\u200ded\u034f\u115f\u3164\ufff9\ufffa\ufffb',
  `owned${'\u0301'.repeat(400)}`,
  `${'\u0301'.repeat(20)}owned${'\u20dd'.repeat(20)}`,
  'owned\ud800',
  '\udc00owned',
  '\u{e0001}\u{e0041}owned\u{e0100}',
];

const LONG = 'x'.repeat(10_000);

/** Published strings that break programs, and those that attack terminals. None is empty or a duplicate. */
export const HOSTILE_TEXTS: readonly string[] = [
  ...new Set([...CONTROLS, ...naughty, LONG].filter((text) => text.trim() !== '')),
];

const IN_A_HEAP = 160;

/** Many of them joined, so that a few texts contain all: attacks on terminals on a line each, the rest on one line. */
export const HOSTILE_HEAPS: readonly string[] = [
  CONTROLS.join('\n'),
  ...Array.from({ length: Math.ceil(naughty.length / IN_A_HEAP) }, (_, heap) =>
    naughty.slice(heap * IN_A_HEAP, (heap + 1) * IN_A_HEAP).join(' '),
  ),
].map((heap) => `A heap: ${heap}`);

/**
 * What the program itself may send to a terminal: colours, moves by lines and columns, what it wipes, and its own modes.
 * Any other control is somebody else's.
 */
const OWN =
  /\u001b\[[0-9;]*m|\u001b\[\d*[ABEGK]|\u001b\[J|\u001b\[1;1H|\u001b\[\?(?:25|1049|2004|2026)[hl]|\r|\n/g;

/** Controls, characters that reorder or hide others, and too many marks. Joiners and selectors occur in real text. */
const STRAY =
  /[[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]--[\u200c\u200d\ufe00-\ufe0f\u{e0100}-\u{e01ef}]]|\p{M}{9}/gv;

/** What a text from outside has smuggled into the bytes that were written to a terminal. */
export function strayControls(written: string): readonly string[] {
  const verbatim = CONTROLS.filter((text) => STRAY_ONCE.test(text) && written.includes(text));
  return [...verbatim, ...(written.replaceAll(OWN, '').match(STRAY) ?? [])];
}

const STRAY_ONCE = new RegExp(STRAY.source, 'v');
