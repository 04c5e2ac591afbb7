import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { cut, fit as fitTo, width } from '../../src/text/cells.ts';
import { isSimple } from '../../src/text/clean.ts';
import { graphemes } from '../../src/text/graphemes.ts';
import { grouped } from '../../src/text/number-words.ts';
import { wrap } from '../../src/text/wrap.ts';

const anyText = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 30 }),
  fc.string({ unit: 'binary', maxLength: 30 }),
);
/** Words and whole numbers in turn, as counts are written. */
const numbered = fc
  .array(fc.tuple(fc.constantFrom('killed', 'in', 'of', '喀布尔', 'I'), fc.nat(1_000_000_000)), {
    maxLength: 5,
  })
  .map((parts) => ({
    text: parts.map(([word, number]) => `${word} ${grouped(number)}`).join(' '),
    numbers: parts.map(([, number]) => grouped(number)),
  }));
const numbersIn = (text: string) => text.match(/\d[\d ]*\d|\d/g) ?? [];
const cells = fc.integer({ min: 0, max: 30 });
const align = fc.constantFrom('left', 'right', 'centre');

describe('text in cells', () => {
  it('counts two cells for CJK and emoji, none for marks', () => {
    expect(['Kabul', '喀布尔', 'كابول', '👨‍👩‍👧', 'e\u0301'].map(width)).toEqual([5, 6, 5, 2, 1]);
  });

  it('agrees on every simple character with the slow way of measuring, alone and beside another', () => {
    for (let code = 0; code < 0x10000; code += 1) {
      const character = String.fromCharCode(code);
      if (!isSimple(character)) continue;
      expect([code, stringWidth(character)]).toEqual([code, 1]);
      expect([code, stringWidth(`a${character}${character}`)]).toEqual([code, 3]);
      expect(character).not.toMatch(
        /[\p{Cc}\p{Cf}\p{Cs}\p{M}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/v,
      );
    }
    expect(isSimple('Kabul → Kunduz: Кабул, كابول')).toBe(true);
  });

  it('measures what will be seen', () => {
    expect(width('\x1b[31m')).toBe(5);
  });

  it('marks a cut and never splits a wide character', () => {
    expect(cut('Nangarhar', 6)).toBe('Nanga…');
    expect(cut('喀布尔市', 6)).toBe('喀布…');
    expect(cut('喀布尔', 6)).toBe('喀布尔');
    expect(cut('abc', 0)).toBe('');
    expect(cut('Nangarhar', 6, '~')).toBe('Nanga~');
  });

  it('shows a number whole or not at all', () => {
    expect(cut('+3001', 4)).toBe('+…');
    expect(cut('killed 3 001 in all', 11)).toBe('killed …');
    expect(cut('in 2020 345 died', 9)).toBe('in 2020 …');
    expect(cut('3.5 km', 3)).toBe('…');
    expect(cut('12, then 5', 4)).toBe('12,…');
    fc.assert(
      fc.property(numbered, fc.integer({ min: 1, max: 40 }), ({ text, numbers }, cells) => {
        for (const number of numbersIn(cut(text, cells))) expect(numbers).toContain(number);
        for (const line of wrap(text, cells + 13))
          for (const number of numbersIn(line)) expect(numbers).toContain(number);
      }),
    );
  });

  it('fills exactly the cells it is given, whatever the text', () => {
    fc.assert(
      fc.property(anyText, cells, align, (text, n, where) => {
        expect(width(fitTo(text, n, where))).toBe(n);
      }),
    );
  });

  it('comes to an end where more cells are to be filled than are looked at', () => {
    expect(fitTo('\u200b'.repeat(9_000), 60_000).length).toBeGreaterThan(8_192);
    expect(fitTo('x', 60_000)).toBe(`x${' '.repeat(59_999)}`);
  });

  it('fills them also where a character swallows the space beside it', () => {
    expect(width(fitTo('\u0D4E', 4))).toBe(4);
    expect(width(fitTo('🏻', 4, 'right'))).toBe(4);
  });

  it('aligns', () => {
    expect([fitTo('7', 3, 'right'), fitTo('7', 3, 'centre'), fitTo('7', 3)]).toEqual([
      '  7',
      ' 7 ',
      '7  ',
    ]);
  });
});

describe('wrapping', () => {
  it('breaks between words only', () => {
    expect(wrap('Gunmen open fire on a memorial', 12)).toEqual([
      'Gunmen open',
      'fire on a',
      'memorial',
    ]);
  });

  it('breaks a word that is longer than a line, between characters', () => {
    expect(wrap('to https://example.org/x', 10)).toEqual(['to', 'https://ex', 'ample.org/', 'x']);
    expect(wrap('喀布尔市', 5)).toEqual(['喀布', '尔市']);
  });

  it('keeps line breaks and indents what follows the first line', () => {
    expect(wrap('one two\nthree', 5, { indent: 2 })).toEqual(['one', '  two', '  thr', '  ee']);
    expect(wrap('', 5)).toEqual(['']);
  });

  it('never makes a line wider than it may be, and loses no visible character', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 2, max: 30 }), (text, n) => {
        const lines = wrap(text, n);
        for (const line of lines) expect(width(line)).toBeLessThanOrEqual(n);
      }),
    );
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii', maxLength: 60 }), (text) => {
        const squeeze = (value: string) => value.replaceAll(' ', '');
        expect(squeeze(wrap(text, 7).join(''))).toBe(squeeze(text));
      }),
    );
  });
});

describe('a text of ten million characters', () => {
  const long = `${'喀\u202e word'.repeat(1_500_000)}`;

  it('is cut like its beginning', () => {
    expect(cut(long, 40)).toBe(cut(long.slice(0, 400), 40));
    expect(fitTo(long, 40)).toBe(fitTo(long.slice(0, 400), 40));
  });

  it('is laid out as far as anybody reads, and says how long it is', () => {
    const lines = wrap(long, 100);
    expect(lines.length).toBeLessThan(700);
    expect(lines.at(-1)).toContain('(10 500 000 characters in all)');
  });
});

describe('graphemes', () => {
  it('are what a person sees as one character', () => {
    expect(graphemes('e\u0301👨‍👩‍👧x')).toEqual(['e\u0301', '👨‍👩‍👧', 'x']);
  });
});
