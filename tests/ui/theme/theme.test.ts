import { stripVTControlCharacters } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { width } from '../../../src/text/cells.ts';
import { createAppearance } from '../../../src/ui/theme/appearance.ts';
import { colourLevel, themeFor } from '../../../src/ui/theme/colour-level.ts';
import { GLYPHS, glyphsFor } from '../../../src/ui/theme/glyphs.ts';
import { below } from '../../../src/ui/theme/paint.ts';
import { ROLES } from '../../../src/ui/theme/roles.ts';
import { THEMES } from '../../../src/ui/theme/themes.ts';

const { paint } = createAppearance('colour', 'unicode');

describe('painting', () => {
  it('styles each piece by its role', () => {
    expect(paint([['statusConfirmed', 'CONF'], ' Kabul'])).toBe(
      '\x1b[1m\x1b[32mCONF\x1b[39m\x1b[22m Kabul',
    );
  });

  it('draws a selected line in one role', () => {
    expect(paint([['statusDisputed', 'DISP'], ' x'], { cells: 8, under: 'selected' })).toBe(
      '\x1b[7mDISP x  \x1b[27m',
    );
  });

  it('shows replaced characters as such', () => {
    expect(paint([['title', 'a\x1bb']])).toBe(
      '\x1b[1ma\x1b[22m\x1b[33m\x1b[7m␛\x1b[27m\x1b[39m\x1b[1mb\x1b[22m',
    );
  });

  it('cuts within the piece that no longer fits, which keeps its role', () => {
    expect(paint(['ab', ['figure', 'cdef']], { cells: 4 })).toBe('ab\x1b[1mc…\x1b[22m');
  });

  it('has no escape sequence in the plain theme, and no colour without colours', () => {
    for (const role of ROLES) {
      expect(createAppearance('plain', 'ascii').paint([[role, 'x']])).toBe('x');
      expect(createAppearance('mono', 'ascii').paint([[role, 'x']])).not.toMatch(
        /\x1b\[(?:3[0-8]|9)/,
      );
    }
  });

  it('fills exactly the given cells, whatever the characters', () => {
    const text = fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }));
    const pieces = fc.array(fc.tuple(fc.constantFrom(...ROLES), text), { maxLength: 5 });
    fc.assert(
      fc.property(pieces, fc.nat(30), (line, cells) => {
        expect(width(stripVTControlCharacters(paint(line, { cells })))).toBe(cells);
      }),
    );
  });

  it('lets nothing reach the terminal but its own styling', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const sequences = /\x1b\[\d+m/g;
        expect(paint([['title', text]]).replaceAll(sequences, '')).not.toMatch(/\p{Cc}/u);
      }),
    );
  });

  it('merges neighbouring pieces of one role', () => {
    expect(paint([['bar', '██ '], ['bar', '▃▃ '], 'x'])).toBe('\x1b[34m██ ▃▃ \x1b[39mx');
  });

  it('joins painted lines', () => {
    expect(below(paint(['a']), paint(['b']))).toBe('a\nb');
  });
});

describe('the themes', () => {
  it('never show a status by colour or dimness alone: the words differ, and so do the styles without colour', () => {
    expect(THEMES.mono.statusConfirmed).not.toEqual(THEMES.mono.statusDisputed);
    expect(Object.values(THEMES.mono).flat()).not.toContain('dim');
  });
});

describe('how much colour to use', () => {
  it.each([
    ['the flag wins', { FORCE_COLOR: '1' }, true, false, 0],
    ['the flag wins over NO_COLOR', { NO_COLOR: '1' }, false, true, 1],
    ['NO_COLOR wins over FORCE_COLOR', { NO_COLOR: '1', FORCE_COLOR: '3' }, true, undefined, 0],
    ['an empty NO_COLOR is not set', { NO_COLOR: '' }, true, undefined, 1],
    ['FORCE_COLOR works without a terminal', { FORCE_COLOR: '3' }, false, undefined, 3],
    ['FORCE_COLOR=0 is none', { FORCE_COLOR: '0' }, true, undefined, 0],
    ['a terminal has colour', {}, true, undefined, 1],
    ['a dumb one has none', { TERM: 'dumb' }, true, undefined, 0],
    ['a file has none', {}, false, undefined, 0],
  ] as const)('%s', (_, env, isTTY, flag, level) => {
    expect(colourLevel(env, isTTY, flag)).toBe(level);
  });

  it.each([
    [{ COLORTERM: 'truecolor' }, 3],
    [{ TERM: 'xterm-256color' }, 2],
    [{ TERM: 'linux' }, 1],
  ] as const)('a terminal says how many there are: %o', (env, level) => {
    expect(colourLevel(env, true, undefined)).toBe(level);
  });

  it('gives a terminal without colour bold and reverse, whatever the theme, and a file nothing', () => {
    const own = THEMES.night;
    expect([themeFor(1, true, own), themeFor(0, true, own), themeFor(0, false, own)]).toEqual([
      own,
      THEMES.mono,
      THEMES.plain,
    ]);
  });
});

describe('the glyphs', () => {
  it.each([
    [{ LANG: 'en_GB.UTF-8' }, 'unicode'],
    [{}, 'unicode'],
    [{ LANG: 'C' }, 'ascii'],
    [{ LANG: 'en_GB.UTF-8', LC_ALL: 'POSIX' }, 'ascii'],
    [{ LANG: 'en_GB.UTF-8', TERM: 'linux' }, 'console'],
  ] as const)('%o has %s', (env, name) => {
    expect(glyphsFor(env)).toBe(name);
  });

  it('take one cell each', () => {
    for (const glyphs of Object.values(GLYPHS)) {
      const { name, frame, frameFocused, ...others } = glyphs;
      const all = [
        ...Object.values(frame),
        ...Object.values(frameFocused),
        ...Object.values(others).flat(),
      ];
      for (const glyph of all) expect([glyph, width(glyph)]).toEqual([glyph, 1]);
    }
  });

  it('are plain ASCII on request', () => {
    expect(JSON.stringify(GLYPHS.ascii)).toMatch(/^[\x20-\x7E]*$/);
  });

  it('and all words are ASCII there, of the same width, because other letters would show as several', () => {
    const { paint } = createAppearance('plain', 'ascii');
    const text = fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }));
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 30 }), (any, cells) => {
        expect(paint([any], { cells })).toMatch(/^[\x20-\x7E]*$/);
        expect(width(paint([any], { cells }))).toBe(cells);
      }),
      // A mark that is a character of its own to Unicode's rules, after a letter and alone.
      {
        examples: [
          ['a\u1067', 2],
          ['\u1067', 2],
        ],
      },
    );
    expect(paint(['São Paulo: 27–32 · 喀 …'])).toBe('Sao Paulo: 27-32 . ?? ~');
  });

  it('of the console do not change letters', () => {
    expect(createAppearance('plain', 'console').paint(['Čačak: 27–32 →'])).toBe('Čačak: 27-32 >');
  });
});
