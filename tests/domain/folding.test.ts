import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bareText } from '../../src/domain/names/folding.ts';
import { foldName } from '../../src/domain/names/names.ts';
import { foldForSearch } from '../../src/domain/names/search-folding.ts';

describe('names match', () => {
  it.each([
    ['ISKP', 'iskp'],
    ['Côte  d’Or', 'cote d’or'],
    ['Đặng Văn', 'đang van'],
    ['STRASSE', 'straße'],
    ['ﬁghters', 'fighters'],
    ['طَالِبَان', 'طالبان'],
    ['مُحَمَّد', 'محمد'],
    ['طـــالبان', 'طالبان'],
    ['أحمد', 'احمد'],
    ['الرحمٰن', 'الرحمن'],
    ['ﻣﺤﻤﺪ', 'محمد'],
    ['שָׁלוֹם', 'שלום'],
    ['می\u200cشود', 'میشود'],
    ['İstanbul', 'istanbul'],
    [' a\t\u00a0b ', 'A B'],
    ['Ｉｓｋｐ', 'ISKP'],
    ['ΟΔΟΣ', 'οδος'],
    ['Αθήνα', 'ΑΘΗΝΑ'],
    ['Королёв', 'Королев'],
    ['Росси\u0301я', 'Россия'],
    ['ｶﾞｻﾞ', 'ガザ'],
    ['カ\u3099サ\u3099', 'ガザ'],
    ['\u0958\u093eन', '\u0915\u093c\u093eन'],
    ['한국', '한국'.normalize('NFD')],
  ])('%s and %s', (one, other) => {
    expect(foldName(one)).toBe(foldName(other));
  });

  it.each([
    ['IS-K', 'ISK'],
    ['राम', 'रमा'],
    ['কাল', 'কিলা'],
    ['မာ', 'မေ'],
    ['ガザ', 'カサ'],
    ['ｶﾞｻﾞ', 'ｶｻ'],
    ['ガザ'.normalize('NFD'), 'カサ'],
    ['क़लम', 'कलम'],
    ['กา', 'กำ'],
    ['ໄກ່', 'ໄກ'],
    ['កា', 'កី'],
    ['བོད', 'བད'],
    ['தமிழ்', 'தமிழ'],
    ['ދިވެހި', 'ދވހ'],
    ['мой', 'мои'],
    ['мой'.normalize('NFD'), 'мои'],
    ['їжак', 'іжак'],
    ['مسؤول', 'مسوول'],
    ['رئيس', 'رييس'],
  ])('not %s and %s', (one, other) => {
    expect(foldName(one)).not.toBe(foldName(other));
  });
});

/** Scripts whose vowel signs, tones and other marks are written, each with a letter that any of them can stand on. */
const MARKED = [
  ['Devanagari', 'क'],
  ['Bengali', 'ক'],
  ['Gurmukhi', 'ਕ'],
  ['Gujarati', 'ક'],
  ['Oriya', 'କ'],
  ['Tamil', 'க'],
  ['Telugu', 'క'],
  ['Kannada', 'ಕ'],
  ['Malayalam', 'ക'],
  ['Sinhala', 'ක'],
  ['Thai', 'ก'],
  ['Lao', 'ກ'],
  ['Khmer', 'ក'],
  ['Myanmar', 'က'],
  ['Tibetan', 'ཀ'],
  ['Thaana', 'ކ'],
  ['Nko', 'ߞ'],
  ['Ethiopic', 'ከ'],
  ['Javanese', 'ꦏ'],
] as const;

describe.each(MARKED)('in %s', (script, letter) => {
  const isMark = new RegExp(
    `[[\\p{M}&&\\p{Script=${script}}]--\\p{Default_Ignorable_Code_Point}]`,
    'v',
  );
  const marks = Array.from({ length: 0x11000 }, (_, code) => String.fromCodePoint(code)).filter(
    (sign) => isMark.test(sign),
  );

  it('every mark is a letter, in names and in texts', () => {
    expect(marks.length).toBeGreaterThan(0);
    const names = marks.map((mark) => foldName(letter + mark));
    expect(names.filter((name) => name === letter)).toEqual([]);
    const texts = marks.map((mark) => foldForSearch(letter + mark));
    expect(texts.filter((text) => text === letter)).toEqual([]);
  });
});

describe('the folding', () => {
  it('of what is folded changes nothing more', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(bareText(bareText(text))).toBe(bareText(text));
        expect(foldName(foldName(text))).toBe(foldName(text));
      }),
    );
  });
});
