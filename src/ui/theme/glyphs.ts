/** The lines and corners of a frame. */
export type FrameGlyphs = {
  readonly across: string;
  readonly side: string;
  readonly topLeft: string;
  readonly topRight: string;
  readonly bottomLeft: string;
  readonly bottomRight: string;
};

const UNICODE = {
  name: 'unicode',
  ellipsis: '…',
  frame: {
    across: '─',
    side: '│',
    topLeft: '┌',
    topRight: '┐',
    bottomLeft: '└',
    bottomRight: '┘',
  },
  frameFocused: {
    across: '━',
    side: '┃',
    topLeft: '┏',
    topRight: '┓',
    bottomLeft: '┗',
    bottomRight: '┛',
  },
  /** Nothing, then one to eight eighths of a cell, filled from the left. */
  eighthsAcross: [' ', '▏', '▎', '▍', '▌', '▋', '▊', '▉', '█'],
  /** Nothing, then one to eight eighths of a cell, filled from below. */
  eighthsUp: [' ', '▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'],
  /** Eight steps of a small chart of one line. */
  steps: ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'],
  zero: '·',
  marker: '▼',
  under: '▲',
  pointer: '▸',
  bullet: '•',
  live: '●',
  arrow: '→',
  dot: '·',
  openQuote: '“',
  closeQuote: '”',
  up: '↑',
  down: '↓',
} as const;

/** The signs that drawings are made of, each one cell wide. */
export type Glyphs = {
  readonly [K in keyof typeof UNICODE]: (typeof UNICODE)[K] extends string
    ? string
    : (typeof UNICODE)[K] extends readonly string[]
      ? readonly string[]
      : FrameGlyphs;
};

const ASCII: Glyphs = {
  name: 'ascii',
  ellipsis: '~',
  frame: {
    across: '-',
    side: '|',
    topLeft: '+',
    topRight: '+',
    bottomLeft: '+',
    bottomRight: '+',
  },
  frameFocused: {
    across: '=',
    side: '#',
    topLeft: '#',
    topRight: '#',
    bottomLeft: '#',
    bottomRight: '#',
  },
  eighthsAcross: [' ', '-', '-', '-', '=', '=', '=', '#', '#'],
  eighthsUp: [' ', '_', '_', '.', '.', ':', ':', '|', '#'],
  steps: ['_', '.', ':', '-', '=', '+', '*', '#'],
  zero: '.',
  marker: 'v',
  under: '^',
  pointer: '>',
  bullet: '*',
  live: '*',
  arrow: '>',
  dot: '-',
  openQuote: '"',
  closeQuote: '"',
  up: '^',
  down: 'v',
};

export const GLYPHS = {
  unicode: UNICODE,
  /** Letters of every script, and no other signs. */
  console: { ...ASCII, name: 'console' },
  ascii: ASCII,
} as const satisfies Record<string, Glyphs>;
export type GlyphsName = keyof typeof GLYPHS;

/**
 * The signs that a terminal can be expected to have: the Linux console's font has few, and a locale that names
 * another encoding than UTF-8 means what it says: there the bytes of any other letter are several, or controls. Where no
 * locale is set at all, terminals read UTF-8.
 */
export function glyphsFor(env: Readonly<Record<string, string | undefined>>): GlyphsName {
  const locale = [env.LC_ALL, env.LC_CTYPE, env.LANG].find((value) => value);
  const isUtf8 = locale === undefined || /utf-?8/i.test(locale);
  if (!isUtf8) return 'ascii';
  return env.TERM === 'linux' ? 'console' : 'unicode';
}
