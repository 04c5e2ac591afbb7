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
  /** From empty to eight eighths of a cell, filled from the left. */
  eighthsAcross: [' ', '▏', '▎', '▍', '▌', '▋', '▊', '▉', '█'],
  /** From empty to eight eighths of a cell, filled from below. */
  eighthsUp: [' ', '▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'],
  /** The eight heights of a chart of one line. */
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
  /** A range, a number on it, and its end if it is open. */
  range: '━',
  point: '●',
  onwards: '▶',
} as const;

/** The characters that the screen is drawn with, each one cell wide. */
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
  range: '=',
  point: '*',
  onwards: '>',
};

export const GLYPHS = {
  unicode: UNICODE,
  /** Letters of every script, but ASCII signs. */
  console: { ...ASCII, name: 'console' },
  ascii: ASCII,
} as const satisfies Record<string, Glyphs>;
export type GlyphsName = keyof typeof GLYPHS;

/**
 * The glyphs that a terminal can be expected to show. The font of the Linux console has few. With a locale of another
 * encoding than UTF-8, only ASCII is safe: other bytes would show as several characters or act as controls. Without any
 * locale, terminals read UTF-8.
 */
export function glyphsFor(env: Readonly<Record<string, string | undefined>>): GlyphsName {
  const locale = [env.LC_ALL, env.LC_CTYPE, env.LANG].find((value) => value);
  const isUtf8 = locale === undefined || /utf-?8/i.test(locale);
  if (!isUtf8) return 'ascii';
  return env.TERM === 'linux' ? 'console' : 'unicode';
}
