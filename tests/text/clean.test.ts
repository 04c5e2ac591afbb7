import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clean, cleanLines } from '../../src/text/clean.ts';

const anyText = fc.string({ unit: 'binary', maxLength: 60 });
const harmful =
  /[\p{Cc}\p{Cs}\u202A-\u202E\u2066-\u2069\u200B\u200E\u200F\u061C\u{E0000}-\u{E007F}]/u;

describe('text from outside', () => {
  it('stays as it is when it is ordinary, in any script', () => {
    const texts = [
      'Gunmen open fire in Kabul, 32 dead',
      'طالبان و دولت',
      'המשטרה',
      '北京で爆発',
      'ไทย',
      'काबुल',
    ];
    for (const text of texts) expect(clean(text)).toBe(text);
  });

  it.each([
    ['an escape sequence', '\x1b[31mCONFIRMED', '␛[31mCONFIRMED'],
    ['a link that hides its address', '\x1b]8;;http://x\x07y', '␛]8;;http://x␇y'],
    ['a carriage return that would overwrite the line', 'killed\rnobody', 'killed␍nobody'],
    ['delete', 'a\x7f', 'a␡'],
    ['a control character of the upper set', 'a\u009b31m', 'a‹009B›31m'],
    ['an override of the reading direction', 'a\u202Eb', 'a‹202E›b'],
    ['an invisible space', 'ISKP\u200B', 'ISKP‹200B›'],
    ['a tag character', 'x\u{E0041}', 'x‹E0041›'],
    ['half a surrogate pair', 'a\uD800b', 'a�b'],
    ['a joiner between Latin letters', 'IS\u200CKP', 'IS‹200C›KP'],
    ['a selector without a base', ' \uFE0F', ' ‹FE0F›'],
    ['marks without a base', '\u0301\u0302a', '◌\u0301\u0302a'],
  ])('shows %s', (_, text, shown) => {
    expect(clean(text)).toBe(shown);
  });

  it('makes one space of tabs and line breaks', () => {
    expect(clean('a\tb\r\nc\n\n\u2028d')).toBe('a b c d');
  });

  it('keeps joiners that shape Persian, Hindi and emoji', () => {
    for (const text of [
      'می\u200Cخواهم',
      'क्\u200Dष',
      '👨\u200D👩\u200D👧',
      '🏳\uFE0F\u200D🌈',
      '❤\uFE0F',
    ])
      expect(clean(text)).toBe(text);
  });

  it('keeps at most eight marks on one base', () => {
    expect(clean(`a${'\u0301'.repeat(40)}b`)).toBe(`a${'\u0301'.repeat(8)}b`);
  });

  it('keeps the line breaks of a text that may have several lines', () => {
    expect(cleanLines('one\r\ntwo\n\x1bthree')).toEqual(['one', 'two', '␛three']);
  });

  it('never lets anything through that a terminal acts on, and cleaning twice changes nothing', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const once = clean(text);
        expect(once).not.toMatch(harmful);
        expect(clean(once)).toBe(once);
      }),
    );
  });

  it('shows every control character at every place of a cut-off sequence', () => {
    const sequence = '\x1b]52;c;aGk=\x1b\\\u009b8m';
    for (let end = 1; end <= sequence.length; end += 1)
      expect(clean(sequence.slice(0, end))).not.toMatch(harmful);
    for (let code = 0; code < 0xa0; code += 1)
      expect(clean(`a${String.fromCharCode(code)}`)).not.toMatch(harmful);
  });
});
