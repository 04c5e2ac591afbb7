import { readFileSync } from 'node:fs';
import { appendFile, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import { describe, expect, it, vi } from 'vitest';
import { importFile } from '../../src/exchange/import-file.ts';
import type { News, Store } from '../../src/store/store.ts';
import { rowsOf, temporaryFolder, temporaryStore, writeOutside } from '../support/store.ts';

const FIXTURES = fileURLToPath(new URL('../fixtures/', import.meta.url));
const SLICES = [
  'ged191-myanmar.csv',
  'ged191-hdx-bangladesh.csv',
  'ged231-countries.csv',
  'ged231-pandas.csv',
];
const MYANMAR = join(FIXTURES, 'ged191-myanmar.csv');

type Published = Readonly<Record<string, string>>;

/** The file by a plain parser: what a reader that knows nothing of ours finds in it. */
function plain(file: string): readonly Published[] {
  const rows: Published[] = parse(readFileSync(file), { columns: true, bom: true });
  return rows.filter((row) => /^\d+$/.test(row.id ?? ''));
}

function sum(rows: readonly Published[], column: string): number {
  return rows.reduce((total, row) => total + Number(row[column]), 0);
}

function bring(store: Store, file: string, dryRun = false) {
  return importFile({ store, file, who: 'ada', dryRun });
}

/** Every row of every table but those that record the imports themselves. */
function dump(file: string): unknown {
  const tables = [
    'incident',
    'source',
    'actor',
    'alias',
    'report',
    'figure',
    'attribution',
    'tag',
    'change',
  ];
  return tables.map((table) => rowsOf(file, `select * from ${table} order by id`));
}

/** A copy of the Myanmar slice with its text changed. */
async function changed(folder: string, change: (text: string) => string): Promise<string> {
  const file = join(folder, basename(MYANMAR));
  await writeFile(file, change(await readFile(MYANMAR, 'utf8')));
  return file;
}

/** A copy of the Myanmar slice in which one cell of its first row says something else. */
function withCell(folder: string, column: string, value: string): Promise<string> {
  return changed(folder, (text) => {
    const [header = [], first = [], ...others]: string[][] = parse(text);
    const after = first.map((cell, at) => (header[at] === column ? value : cell));
    const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
    const rows = [header, after, ...others].map((row) => row.map(quoted).join(','));
    return `${rows.join('\n')}\n`;
  });
}

describe('a published file', () => {
  it.each(SLICES)('%s comes in whole, as a plain reader counts it', async (name) => {
    await using store = await temporaryStore();
    const file = join(FIXTURES, name);
    const rows = plain(file);
    const { tally, rejected } = await bring(store, file);
    expect(rejected).toEqual([]);
    expect(tally).toEqual({ added: rows.length, changed: 0, unchanged: 0, rejected: 0 });
    expect(
      rowsOf(
        store.file,
        `select count(*) as rows, count(distinct external_id) as ids, min(occurred_from) as first,
          max(occurred_until) as last from incident where dataset = 'ucdp-ged'`,
      ),
    ).toEqual([
      {
        rows: rows.length,
        ids: new Set(rows.map((row) => row.id)).size,
        first: rows.map((row) => row.date_start?.slice(0, 10)).toSorted()[0],
        last: rows
          .map((row) => row.date_end?.slice(0, 10))
          .toSorted()
          .at(-1),
      },
    ]);
    const sums = { low: sum(rows, 'low'), best: sum(rows, 'best'), high: sum(rows, 'high') };
    const killed = `select sum(low) as low, sum(best) as best, sum(high) as high from figure where measure = 'killed'`;
    expect(rowsOf(store.file, killed)).toEqual([sums]);
    const actors = new Set(rows.flatMap((row) => [row.side_a, row.side_b]));
    expect(rowsOf(store.file, 'select count(*) as actors from actor')).toEqual([
      { actors: actors.size },
    ]);
    expect(rowsOf(store.file, 'select * from incident where country is null')).toEqual([]);
  });

  it.each(SLICES)('%s changes nothing when it comes a second time', async (name) => {
    await using store = await temporaryStore();
    const file = join(FIXTURES, name);
    const first = await bring(store, file);
    const before = dump(store.file);
    const second = await bring(store, file);
    expect(second.tally).toEqual({
      added: 0,
      changed: 0,
      unchanged: first.tally.added,
      rejected: 0,
    });
    expect(dump(store.file)).toEqual(before);
  });

  it('keeps figures that are out of order, and marks them', async () => {
    await using store = await temporaryStore();
    await bring(store, MYANMAR);
    const disordered = plain(MYANMAR).filter(
      ({ low, best, high }) => Number(low) > Number(best) || Number(best) > Number(high),
    );
    expect(disordered.length).toBeGreaterThan(0);
    expect(rowsOf(store.file, 'select count(*) as n from figure where disordered = 1')).toEqual([
      { n: disordered.length },
    ]);
  });

  it('says in a dry run what would happen, and leaves everything as it was', async () => {
    await using store = await temporaryStore();
    const before = dump(store.file);
    const { batch, tally } = await bring(store, MYANMAR, true);
    expect(batch).toBeNull();
    expect(tally.added).toBe(plain(MYANMAR).length);
    expect(dump(store.file)).toEqual(before);
    expect(rowsOf(store.file, 'select * from batch')).toEqual([]);
  });

  it('is heard of once by every open dashboard', async () => {
    await using store = await temporaryStore();
    const news: News[] = [];
    store.watch((one) => news.push(one));
    await bring(store, MYANMAR);
    await vi.waitFor(() => expect(news).toHaveLength(1));
    expect(news[0]).toMatchObject({ kind: 'everything', addedIncidents: plain(MYANMAR).length });
  });

  it('leaves nothing for u to take back: a batch is no act of a moment', async () => {
    await using store = await temporaryStore();
    await bring(store, MYANMAR);
    expect(await store.ask('lastAction', { who: 'ada' })).toBeNull();
  });
});

describe('a row that its publisher changed', () => {
  it('updates only what differs, leaves a change line, and spares what was edited by hand', async () => {
    await using folder = await temporaryFolder();
    await using store = await temporaryStore();
    await bring(store, MYANMAR);
    const [row] = plain(MYANMAR);
    writeOutside(store.file, "update incident set narrative = 'edited by hand'");
    const lines = rowsOf(store.file, 'select id from change').length;
    const again = await bring(store, await withCell(folder.path, 'where_coordinates', 'Elsewhere'));
    expect(again.tally).toMatchObject({ added: 0, changed: 1 });
    expect(rowsOf(store.file, "select narrative from incident where place = 'Elsewhere'")).toEqual([
      { narrative: 'edited by hand' },
    ]);
    expect(rowsOf(store.file, 'select id from change')).toHaveLength(lines + 1);
    const [line] = rowsOf(
      store.file,
      "select before ->> 'place' as before, after ->> 'place' as after from change order by id desc limit 1",
    );
    expect(line).toEqual({ before: row?.where_coordinates, after: 'Elsewhere' });
  });

  it('shows its new figures, worked out anew', async () => {
    await using folder = await temporaryFolder();
    await using store = await temporaryStore();
    await bring(store, MYANMAR);
    const [row] = plain(MYANMAR);
    const again = await bring(store, await withCell(folder.path, 'high', '4321'));
    expect(again.tally.changed).toBe(1);
    expect(
      rowsOf(store.file, `select killed_high from incident where external_id = '${row?.id}'`),
    ).toEqual([{ killed_high: 4321 }]);
  });

  it('is no news when only the case of its texts has changed', async () => {
    await using folder = await temporaryFolder();
    await using store = await temporaryStore();
    await bring(store, MYANMAR);
    const file = await changed(folder.path, (text) => text.replaceAll(' State', ' state'));
    const { tally } = await bring(store, file);
    expect(tally.changed).toBe(0);
  });

  it('stays removed when somebody here has removed it', async () => {
    await using store = await temporaryStore();
    await bring(store, MYANMAR);
    await store.act({ kind: 'remove', record: { kind: 'incident', id: 1 }, who: 'ada' });
    await bring(store, MYANMAR);
    expect(rowsOf(store.file, 'select id from incident where removed_at is not null')).toEqual([
      { id: 1 },
    ]);
  });
});

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

describe('the actors of an import', () => {
  it('take the kind that the publisher knows where nobody did, and keep a known one', async () => {
    await using store = await temporaryStore();
    writeOutside(
      store.file,
      "insert into actor (name, kind) values ('mndaa', 'unknown'), ('KNU', 'political-militia')",
    );
    await bring(store, MYANMAR);
    const kinds = rowsOf(store.file, "select name, kind from actor where name in ('mndaa', 'KNU')");
    const named = plain(MYANMAR).some((row) => row.side_b === 'MNDAA');
    expect(kinds).toContainEqual({ name: 'mndaa', kind: named ? 'rebel' : 'unknown' });
    expect(kinds).toContainEqual({ name: 'KNU', kind: 'political-militia' });
  });
});
