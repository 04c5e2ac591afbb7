import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeCsv, writeJson } from '../../src/cli/print/script-output.ts';
import type { Output } from '../../src/cli/session/output.ts';
import { csvLine, verbatimCsvLine } from '../../src/exchange/delimited/csv-line.ts';
import type { ScriptKeys } from '../../src/exchange/export/script-keys.ts';
import { clean } from '../../src/text/clean.ts';
import { jsonText } from '../../src/text/json-text.ts';

type Row = {
  readonly name: string;
  readonly lon: number | null;
  readonly tags: readonly unknown[];
};

const KEYS: ScriptKeys<Row> = [
  ['name', (row) => row.name],
  ['lon', (row) => row.lon],
  ['tags', (row) => row.tags],
];
const ROWS: readonly Row[] = [
  { name: 'a', lon: -3.5, tags: ['x', 'y'] },
  { name: 'b', lon: null, tags: [] },
  { name: 'c', lon: 0, tags: [{ name: 'ISKP', role: 'perpetrator', basis: 'claimed' }] },
];

function collected(): { readonly output: Output; readonly text: () => string } {
  const parts: string[] = [];
  const output: Output = {
    write: async (text) => {
      parts.push(text);
    },
    report: async (line) => {
      parts.push(`${line}\n`);
    },
    say: () => {},
    progress: () => {},
    closed: () => false,
    resultsOnTerminal: false,
    columns: null,
  };
  return { output, text: () => parts.join('') };
}

describe('JSON for scripts', () => {
  it('is one array, whatever the pages', async () => {
    const { output, text } = collected();
    await writeJson(output, KEYS, [ROWS.slice(0, 2), [], ROWS.slice(2)]);
    expect(JSON.parse(text())).toEqual(ROWS);
    expect(text()).toBe(
      '[\n{"name":"a","lon":-3.5,"tags":["x","y"]},\n{"name":"b","lon":null,"tags":[]},\n' +
        '{"name":"c","lon":0,"tags":[{"name":"ISKP","role":"perpetrator","basis":"claimed"}]}\n]\n',
    );
  });

  it('is an empty array if nothing matches', async () => {
    const { output, text } = collected();
    await writeJson(output, KEYS, []);
    expect(text()).toBe('[]\n');
  });

  it("keeps any text, without characters that control or reorder a terminal's output", () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (value) => {
        const json = jsonText(value);
        expect(JSON.parse(json)).toBe(value);
        expect(json).not.toMatch(/[\p{Cc}\u202A-\u202E\u2066-\u2069]/u);
      }),
    );
  });
});

describe('CSV for scripts', () => {
  it('has the names of the keys, empty cells for what is unknown, and lists joined by semicolons', async () => {
    const { output, text } = collected();
    await writeCsv(output, KEYS, [ROWS]);
    expect(text()).toBe(
      'name,lon,tags\r\na,-3.5,x; y\r\nb,,\r\nc,0,"ISKP (perpetrator, claimed)"\r\n',
    );
  });

  it('has a header even if nothing matches', async () => {
    const { output, text } = collected();
    await writeCsv(output, KEYS, []);
    expect(text()).toBe('name,lon,tags\r\n');
  });

  it('makes formulas harmless and leaves numbers alone', () => {
    expect(csvLine(['=1+1', '+49', '-x', '@a', -3.5])).toBe("'=1+1,'+49,'-x,'@a,-3.5\r\n");
  });

  it('is read back unchanged by another program’s parser if it is written verbatim', () => {
    const cell = fc.string({ unit: 'grapheme' });
    fc.assert(
      fc.property(fc.array(cell, { minLength: 2, maxLength: 5 }), (cells) => {
        expect(parse(verbatimCsvLine(cells))).toEqual([cells]);
      }),
    );
  });

  it('is read back unchanged by another program’s parser if every character may be shown', () => {
    const cell = fc
      .string({ unit: 'grapheme' })
      .filter((text) => clean(text) === text && !/^[=+\-@＝＋－＠]/.test(text));
    fc.assert(
      fc.property(fc.array(cell, { minLength: 2, maxLength: 5 }), (cells) => {
        expect(parse(csvLine(cells))).toEqual([cells]);
      }),
    );
  });
});
