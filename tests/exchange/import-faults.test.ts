import { appendFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { rowsOf, temporaryFolder, temporaryStore } from '../support/store.ts';

import { bring, changed, MYANMAR } from './slices.ts';

describe('a file with faults', () => {
  it('brings the good rows and lists each bad one with its line, column and reason', async () => {
    await using folder = await temporaryFolder();
    await using store = await temporaryStore();
    const header =
      'id,type_of_violence,side_a,gwnoa,side_b,gwnob,date_prec,date_start,date_end,where_prec,country,best,low,high,where_description';
    const file = join(folder.path, 'faults.csv');
    await writeFile(
      file,
      [
        header,
        '1,1,Government of X,1,Y,,1,2019-01-01,2019-01-01,1,Mali,1,1,1,"a text\r\nover two lines"',
        '2,1,Government of X,1,Y,,1,2019-13-01,2019-01-01,1,Mali,1,1,1,',
        '',
        '3,1,Government of X,1,Y,,1,2019-01-01,2019-01-01,1,Mali,many,1,1,',
        ',1,Government of X,1,Y,,1,2019-01-01,2019-01-01,1,Mali,1,1,1,',
        '4,1,Government of X',
        '1,1,Government of X,1,Y,,1,2019-01-02,2019-01-02,1,Mali,1,1,1,',
        '5,3,Y,,Civilians,,1,2019-01-01,2019-01-01,1,Mali,1,1,1,',
        '6,3,Y,,Civilians,,1,2019-01-01,2019-01-01,1,Mali,1,1,1,"never closed',
        '',
      ].join('\n'),
    );
    const { tally, rejected } = await bring(store, file);
    expect(tally).toEqual({ added: 2, changed: 0, unchanged: 0, rejected: 6 });
    expect(rejected.map(({ line, column }) => [line, column])).toEqual([
      [4, 'date_start'],
      [6, 'best'],
      [7, 'id'],
      [8, null],
      [9, 'id'],
      [11, null],
    ]);
    expect(rejected.every(({ reason }) => reason.length >= 8)).toBe(true);
  });

  it.each([
    ['an empty file', ''],
    ['a file of something else', 'a,b,c\n1,2,3\n'],
    ['a text', 'To whom it may concern\n'],
    ['bytes', '\u0000\u0001\u0002'],
  ])('that is %s is refused in words, and nothing is brought', async (_, content) => {
    await using folder = await temporaryFolder();
    await using store = await temporaryStore();
    const file = join(folder.path, 'file.csv');
    await writeFile(file, content);
    await expect(bring(store, file)).rejects.toThrow(/format/);
    expect(rowsOf(store.file, 'select * from batch')).toEqual([]);
  });

  it('says which column is missing in what looks like a known format', async () => {
    await using folder = await temporaryFolder();
    await using store = await temporaryStore();
    const file = await changed(folder.path, (text) =>
      text.replace('date_prec', 'precision_of_date'),
    );
    await expect(bring(store, file)).rejects.toThrow(/UCDP.*date_prec/);
  });

  it('is read as Windows-1252 where it is not UTF-8, with any delimiter and a byte-order mark', async () => {
    await using folder = await temporaryFolder();
    await using store = await temporaryStore();
    const rows: string[][] = parse(await readFile(MYANMAR));
    const semicolons = rows
      .slice(0, 5)
      .map((cells) =>
        cells.map((cell) => `"${cell.replaceAll('"', '""').replaceAll(';', ',')}"`).join(';'),
      )
      .join('\r\n');
    const file = join(folder.path, 'latin.csv');
    await writeFile(file, Buffer.from(semicolons.replaceAll(/[^\u0000-\u00ff]/g, 'é'), 'latin1'));
    const { tally } = await bring(store, file);
    expect(tally.added).toBe(4);
    const marked = join(folder.path, 'marked.csv');
    await writeFile(marked, `\ufeff${await readFile(MYANMAR, 'utf8')}`);
    expect((await bring(store, marked)).rejected).toEqual([]);
  });

  it('brings nothing at all when it cannot be read to the end', async () => {
    await using folder = await temporaryFolder();
    await using store = await temporaryStore();
    const file = await changed(folder.path, (text) => text);
    await appendFile(file, 'x');
    const session = await store.beginImport({
      who: 'ada',
      dataset: 'ucdp-ged',
      format: 'ucdp-ged',
      file: 'x',
      publisherVersion: null,
    });
    await session.abandon();
    expect(rowsOf(store.file, 'select * from incident')).toEqual([]);
    expect(rowsOf(store.file, 'select * from batch')).toEqual([]);
  });
});
