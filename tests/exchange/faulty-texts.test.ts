import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { importFile } from '../../src/exchange/import/import-file.ts';
import { UnclearDatesError } from '../../src/exchange/recognising/date-orders.ts';
import type { Store } from '../../src/store/port/store.ts';
import { rowsOf, temporaryFolder, temporaryStore } from '../support/store.ts';
import { TODAY } from './database.ts';
import { importText } from './exporting.ts';

/** A table with HXL tags, in which dates and texts can be anything. */
const table = (...rows: readonly string[]) =>
  ['Nr,Day,What,Dead', '#event+id,#date,#event+name,#affected+killed', ...rows, ''].join('\n');
const days = (store: { readonly file: string }) =>
  rowsOf(store.file, 'select occurred_from as day from incident order by external_id').map(
    (row) => (row as { day: string }).day,
  );

async function importOrdered(store: Store, content: string, dates: 'dmy' | 'mdy') {
  await using folder = await temporaryFolder();
  const file = join(folder.path, 'rows.csv');
  await writeFile(file, content);
  return await importFile({ store, file, who: 'ada', today: TODAY, dates });
}

describe('dates of three numbers', () => {
  it('are read by what the whole file tells of their order', async () => {
    await using store = await temporaryStore();
    await importText(store, table('1,03/04/2020,a,1', '2,25/12/2020,b,1'));
    expect(days(store)).toEqual(['2020-04-03', '2020-12-25']);
    await using other = await temporaryStore();
    await importText(other, table('1,03/04/2020,a,1', '2,12/25/2020,b,1'));
    expect(days(other)).toEqual(['2020-03-04', '2020-12-25']);
  });

  it('are asked about where nothing tells, and nothing is imported meanwhile', async () => {
    await using store = await temporaryStore();
    const content = table('1,03/04/2020,a,1', '2,05/06/2020,b,1');
    await expect(importText(store, content)).rejects.toThrow(UnclearDatesError);
    await expect(importText(store, content)).rejects.toThrow(
      /03\/04\/2020 in its column day .* --dates dmy or --dates mdy/,
    );
    expect(rowsOf(store.file, 'select * from batch')).toEqual([]);
    await importOrdered(store, content, 'mdy');
    expect(days(store)).toEqual(['2020-03-04', '2020-05-06']);
  });

  it('of both orders in one column go in where they can be read one way only', async () => {
    await using store = await temporaryStore();
    const { rejected } = await importText(
      store,
      table('1,25/12/2020,a,1', '2,12/25/2020,b,1', '3,03/04/2020,c,1'),
    );
    expect(days(store)).toEqual(['2020-12-25', '2020-12-25']);
    expect(rejected).toMatchObject([
      { line: 5, column: 'day', reason: 'may be day-first or month-first' },
    ]);
  });

  it.each([
    ['2020-04-03'],
    ['2020-04-03 00:00:00.000'],
    ['2020-04-03T00:00:00Z'],
    ['20200403'],
    ['3 April 2020'],
    ['03-Apr-20'],
    ['3-April-2020'],
    ['April 3, 2020'],
    ['2020/04/03'],
    ['3.4.2020', 'dmy'],
  ] as readonly (readonly [string, ('dmy' | 'mdy')?])[])(
    '%s is the 3rd of April',
    async (text, order) => {
      await using store = await temporaryStore();
      const content = table(`1,"${text}",a,1`);
      await (order === undefined
        ? importText(store, content)
        : importOrdered(store, content, 'dmy'));
      expect(days(store)).toEqual(['2020-04-03']);
    },
  );

  it.each(['0025-01-01', '2020-02-30', 'yesterday', '31/31/2020', '-99', ''])(
    '%s is none',
    async (text) => {
      await using store = await temporaryStore();
      const { tally, rejected } = await importText(
        store,
        table(`1,${text},a,1`, '2,2020-01-01,b,1'),
      );
      expect(tally).toMatchObject({ added: 1, rejected: 1 });
      expect(rejected[0]).toMatchObject({ line: 3, column: 'day' });
    },
  );
});

describe('a cell', () => {
  it.each([
    ['12', { low: null, best: 12, high: null }],
    ['12.0', { low: null, best: 12, high: null }],
    [' 12\u00A0', { low: null, best: 12, high: null }],
    ['"1,234"', { low: null, best: 1234, high: null }],
    ['12–24', { low: 12, best: null, high: 24 }],
    ['12 - 24', { low: 12, best: null, high: 24 }],
    ['10+', { low: 10, best: null, high: null }],
    ['0', { low: null, best: 0, high: null }],
  ])('that counts %s is read as a figure', async (text, figure) => {
    await using store = await temporaryStore();
    await importText(store, table(`1,2020-01-01,a,${text}`));
    expect(rowsOf(store.file, 'select low, best, high from figure')).toEqual([figure]);
  });

  it.each(['', 'NA', 'unknown', 'Unknown', '-', 'n/a'])(
    'that says nothing (%s) is not zero',
    async (text) => {
      await using store = await temporaryStore();
      await importText(store, table(`1,2020-01-01,a,${text}`));
      expect(rowsOf(store.file, 'select killed_best from incident')).toEqual([
        { killed_best: null },
      ]);
    },
  );

  it('of 30 MB is kept aside, and the rows behind it go in', async () => {
    await using store = await temporaryStore();
    const long = 'word '.repeat(6_000_000);
    const { tally, rejected } = await importText(
      store,
      table(`1,2020-01-01,"${long}",1`, '2,2020-01-02,b,1'),
    );
    expect(tally).toMatchObject({ added: 1, rejected: 1 });
    expect(rejected[0]?.reason).toContain('more than the limit of 1000000');
  });

  it('with invalid bytes is rejected in a file that is otherwise UTF-8', async () => {
    await using store = await temporaryStore();
    const bytes = Buffer.concat([
      Buffer.from(
        table('1,2020-01-01,kâbul,1', '2,2020-01-02,é é é,1', '3,2020-01-03,bad ').trimEnd(),
      ),
      Buffer.from([0xe9, 0x20]),
      Buffer.from(',1\n'),
    ]);
    const { tally, rejected } = await importText(store, bytes);
    expect(tally).toMatchObject({ added: 2, rejected: 1 });
    expect(rejected[0]?.reason).toContain('invalid in the encoding');
    expect(rowsOf(store.file, "select title from incident where external_id = '1'")).toEqual([
      { title: 'kâbul' },
    ]);
  });

  it('of a file in Windows-1252 is read as such', async () => {
    await using store = await temporaryStore();
    await importText(
      store,
      Buffer.from(table('1,2020-01-01,Côte d’Ivoire,1').replace('’', '\u0092'), 'latin1'),
    );
    expect(rowsOf(store.file, 'select title from incident')).toEqual([{ title: 'Côte d’Ivoire' }]);
  });
});

describe('a packed file', () => {
  it('is read as what is in it', async () => {
    await using store = await temporaryStore();
    const { tally } = await importText(store, gzipSync(table('1,2020-01-01,a,1')), 'rows.csv.gz');
    expect(tally.added).toBe(1);
    expect(rowsOf(store.file, 'select file, dataset from batch')).toEqual([
      { file: 'rows.csv', dataset: 'hxl:rows' },
    ]);
  });

  it('that is cut off is refused in words', async () => {
    await using store = await temporaryStore();
    const cut = gzipSync(table('1,2020-01-01,a,1')).subarray(0, 60);
    await expect(importText(store, cut, 'rows.csv.gz')).rejects.toThrow('damaged or truncated');
  });
});
