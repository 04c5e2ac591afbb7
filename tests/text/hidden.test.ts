import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { csvLine } from '../../src/exchange/delimited/csv-line.ts';
import { escaped } from '../../src/exchange/situation-report/markdown.ts';
import { clean } from '../../src/text/clean.ts';
import { jsonText } from '../../src/text/json-text.ts';

/** Every character that a terminal obeys, that breaks a line, or that nobody sees; written out once more for the test. */
const HIDDEN = Array.from({ length: 0x11_0000 }, (_, code) => String.fromCodePoint(code)).filter(
  (character) =>
    /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/v.test(character),
);
/** Those of them that are seen: they may stand in a document. */
const SIGNS = [
  ...'\u0600\u0601\u0602\u0603\u0604\u0605\u06DD\u070F\u0890\u0891\u08E2\u{110BD}\u{110CD}',
];

type WayOut = readonly [name: string, write: (text: string) => string, mayStay: readonly string[]];

const WAYS_OUT: readonly WayOut[] = [
  ['the screen and the command line', clean, []],
  ['JSON', jsonText, []],
  ['CSV', (text) => csvLine(['', text]).slice(0, -2), ['\t', '\n', ...SIGNS]],
  ['Markdown', escaped, SIGNS],
];

describe('a character that may not be shown', () => {
  it.each(WAYS_OUT)('never reaches %s as it is', (_, write, mayStay) => {
    const written = (character: string) => write(`IS ${character} KP`);
    const shown = HIDDEN.filter((character) => written(character).includes(character));
    expect(HIDDEN.length).toBeGreaterThan(4000);
    expect(shown).toEqual(HIDDEN.filter((character) => mayStay.includes(character)));
  });

  it.each(WAYS_OUT)('is kept in %s where a script or an emoji needs it', (_, write) => {
    for (const text of ['می\u200Cخواهم', 'क्\u200Dष', '👩\u200D👧', '❤\uFE0F', '葛\u{E0100}']) {
      expect(write(text)).toContain(text);
    }
  });

  it.each(WAYS_OUT)('does not come in heaps of marks to %s', (_, write) => {
    expect(write(`a${'\u0301'.repeat(40)}b`)).not.toMatch(/\p{M}{9}/u);
  });

  it('is in the value that JSON is read back as', () => {
    const all = HIDDEN.join('x');
    expect(JSON.parse(jsonText(all))).toBe(all);
  });

  it('leaves a formula that it hid harmless in a spreadsheet', () => {
    expect(parse(csvLine(['\u200B=1+1', '\u0000@SUM(A1)']))).toEqual([["'=1+1", "'@SUM(A1)"]]);
  });
});
