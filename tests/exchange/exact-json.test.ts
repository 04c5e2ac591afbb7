import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { numberOf, parseExactly } from '../../src/exchange/reading/exact-json.ts';
import { type PackedRow, unpackRow } from '../../src/store/schema/published-row.ts';
import { openDatabase } from '../support/database.ts';
import { exportOf, importText } from './exporting.ts';
import { SHAPES } from './json-shapes.ts';

/** The digits of whole numbers that have up to thirty of them, and of at least one that no double has. */
const wholeNumbers = fc
  .tuple(
    fc.stringMatching(/^[1-9]\d{20,29}$/),
    fc.array(fc.stringMatching(/^[1-9]\d{0,29}$/), { maxLength: 4 }),
  )
  .map(([long, others]) => [...new Set([long, ...others])]);
const POINT = '{"type":"Point","coordinates":[36.2,49.9]}';

describe.each(Object.entries(SHAPES))('in %s, an id of up to thirty digits', (_, textOf) => {
  it('is the same as in the file, in what is kept of the row and in what goes out again', async () => {
    await fc.assert(
      fc.asyncProperty(wholeNumbers, async (ids) => {
        const database = openDatabase();
        const features = ids.map((id) => ({
          properties: `{"id":${id},"date":"2022-03-05","title":"Shell hits a house","relid":${id}}`,
          geometry: POINT,
        }));
        const { tally } = await importText(database, textOf(features), 'rows.json');
        expect(tally).toMatchObject({ added: ids.length, rejected: 0 });
        const kept = `select external_id as id, columns, packed from incident
            join publisher_row on incident_id = incident.id left join row_header on row_header.id = header_id`;
        const rows = database.sqlite.prepare<[], PackedRow & { id: string }>(kept).all();
        expect(
          rows.map(({ id, ...row }) => ({ id, relid: JSON.parse(unpackRow(row).raw).relid })),
        ).toEqual(expect.arrayContaining(ids.map((id) => ({ id, relid: id }))));
        const { text } = await exportOf(database, { format: 'csv' });
        for (const id of ids) expect(text).toMatch(new RegExp(`,${id},`));
        database.sqlite.close();
      }),
      { numRuns: 3 },
    );
  });
});

describe('a number of JSON', () => {
  it.each([
    ['1499999999999999991', '1499999999999999991'],
    ['1000000000000000000000', '1000000000000000000000'],
    ['22.820000000000000284', '22.820000000000000284'],
    ['0.0000001', '0.0000001'],
    ['1e400', '1e400'],
    ['-0', -0],
    ['1.0', 1],
    ['1.50', 1.5],
    ['1e5', 100_000],
    ['22.82', 22.82],
    ['9007199254740991', 9_007_199_254_740_991],
  ])('%s is read as %j', (source, means) => {
    expect(numberOf(source)).toBe(means);
    expect(parseExactly(`{"a": [${source}]}`)).toEqual({ a: [means] });
  });

  it('that says the same as a number of JavaScript is that number, and else the text as it is written', () => {
    const written = fc.oneof(
      fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
      fc.stringMatching(/^-?(0|[1-9]\d{0,24})(\.\d{1,24})?([eE][+-]?\d{1,3})?$/),
    );
    fc.assert(
      fc.property(written, (source) => {
        const read = numberOf(source);
        if (typeof read === 'string') expect(read).toBe(source);
        else expect(read).toBe(Number(source));
        if (/^\d+$/.test(source)) expect(String(read)).toBe(source);
        // Whoever reads a whole text finds the same, whatever it takes to look for it.
        expect(parseExactly(`[ ${source},{"a":${source}}]`)).toEqual([read, { a: read }]);
      }),
    );
  });
});
