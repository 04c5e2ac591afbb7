import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCsvReader } from '../../src/exchange/delimited/csv-records.ts';
import { createRowCutter } from '../../src/exchange/reading/whole-rows.ts';

const TABLE = {
  reading: {
    as: 'table',
    delimiter: ',',
    rowsAbove: 1,
    isQuoteless: false,
    fewestCells: 1,
    preamble: [],
    headerLine: 1,
    isSheet: false,
  },
} as const;

function recordsOf(text: string) {
  const read = createCsvReader({ delimiter: ',', isQuoteless: false });
  return read(text, true).map(({ cells }) => cells);
}

describe('text that comes in pieces', () => {
  it('is cut into the same rows as when it is read at once, wherever the pieces end', () => {
    const cell = fc.oneof(
      fc.string({ unit: fc.constantFrom('a', ' ', 'é'), maxLength: 4 }),
      fc
        .string({ unit: fc.constantFrom('a', '"', ',', '\n'), maxLength: 6 })
        .map((text) => `"${text.replaceAll('"', '""')}"`),
      fc.constant('6" mortar'),
    );
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), {
      minLength: 1,
      maxLength: 8,
    });
    fc.assert(
      fc.property(
        table,
        fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1 }),
        (rows, sizes) => {
          const text = rows.map((cells) => `${cells.join(',')}\n`).join('');
          const cutter = createRowCutter(TABLE);
          const records: (readonly string[])[] = [];
          let at = 0;
          for (let turn = 0; at < text.length; turn += 1) {
            const size = sizes[turn % sizes.length] ?? 1;
            for (const whole of cutter.take(text.slice(at, at + size)))
              records.push(...recordsOf(whole));
            at += size;
          }
          expect(cutter.held()).toBe('');
          expect(records).toEqual(recordsOf(text));
        },
      ),
    );
  });

  it('of JSON lines and of tables without quotes ends a row with each line, whatever quotes are in it', () => {
    const quoteless = { reading: { ...TABLE.reading, isQuoteless: true } };
    for (const layout of [quoteless, { reading: { as: 'json-lines' } } as const]) {
      const cutter = createRowCutter(layout);
      expect(cutter.take('"a\n"b')).toEqual(['"a\n']);
      expect(cutter.held()).toBe('"b');
    }
  });
});
