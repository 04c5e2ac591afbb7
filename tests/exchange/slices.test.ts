import { readdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { EVERYTHING } from '../../src/domain/filter/filter.ts';
import { readFilter } from '../../src/domain/filter/read-filter.ts';
import { importFile } from '../../src/exchange/import/import-file.ts';
import { StoppedError } from '../../src/exchange/import/ingest-rows.ts';
import type { News } from '../../src/store/port/store.ts';
import { entryOf, incident } from '../support/entries.ts';
import { importedContent, rowCounts } from '../support/imported-content.ts';
import { expectCountsKept } from '../support/kept-counts.ts';
import { runImport } from '../support/running-import.ts';
import {
  openStore,
  PATIENCE,
  rowsOf,
  temporaryFolder,
  temporaryStore,
  writeOutside,
} from '../support/store.ts';
import { importInto, importTable, TODAY } from './database.ts';
import { importUntil, manyRows, ROWS, resume, SLICED } from './sliced.ts';
import { tableOf, writeTable } from './tables.ts';

describe('an import in slices', () => {
  it('lets others write, edit what is in, and see how far it is', async () => {
    await using folder = await temporaryFolder();
    const file = await writeTable(folder.path, manyRows(ROWS));
    await using store = await temporaryStore(SLICED);
    await using desk = await openStore(store.file);
    const stopped = await importUntil(store, file, 500);
    const [said = ''] = await desk.ask('unfinishedImports', { except: null });
    expect(said).toMatch(/^B1 \(\S+\) was stopped at \d+ %, [\d ]+ of [\d ]+, and counts include/);
    expect(said).toContain('watchfloor imports resume B1');
    expect(said).toContain('watchfloor imports undo B1');
    expect(await desk.ask('unfinishedImports', { except: 1 })).toEqual([]);
    const added = await desk.act({ kind: 'add', who: 'ben', entry: incident() });
    expect(added.records[0]).toMatch(/^I\d+$/);
    expect(stopped.stopped.progress.rows).toBeGreaterThan(0);
    expect(stopped.stopped.progress.rows).toBeLessThan(ROWS);
    expect((await resume(store, file)).tally.added).toBe(ROWS - 20);
    expect(await desk.ask('unfinishedImports', { except: null })).toEqual([]);
    const { incidents } = await desk.ask('matches', { filter: EVERYTHING, today: TODAY });
    expect(incidents).toBe(ROWS - 20 + 1);
  });

  it('is the same, once resumed, as one that was not stopped', async () => {
    await using folder = await temporaryFolder();
    const file = await writeTable(folder.path, manyRows(ROWS));
    await using whole = await temporaryStore();
    await using stopped = await temporaryStore(SLICED);
    await importInto(whole, file);
    await importUntil(stopped, file, 400);
    await resume(stopped, file);
    expect(importedContent(stopped.file)).toEqual(importedContent(whole.file));
  });

  it('keeps what people edit between its slices, also once it is undone, and names that', async () => {
    await using folder = await temporaryFolder();
    const file = await writeTable(folder.path, manyRows(ROWS));
    await using store = await temporaryStore(SLICED);
    await importUntil(store, file, 500);
    const edited = Array.from({ length: 30 }, (_, index) => index + 5);
    for (const id of edited) {
      const entry = entryOf(`report I${id} src:AFP/C3 killed:27`);
      await store.act({ kind: 'add', who: 'ben', entry });
    }
    const pages = () => Promise.all(edited.map((id) => store.ask('incident', { id })));
    const before = await pages();
    await resume(store, file);
    const { notes } = await store.act({ kind: 'undo-import', who: 'ada', batch: 1 });
    expect(await pages()).toEqual(before);
    expect(notes.slice(0, 2)).toEqual([
      expect.stringMatching(/^kept I5, I6, .*, I24 and 10 more: changed or used since/),
      'those incidents of them that it had added: watchfloor list id:B1',
    ]);
    const { filter } = readFilter('id:B1', { now: `${TODAY}T00:00:00.000Z`, zone: 'UTC' });
    expect((await store.ask('matches', { filter, today: TODAY })).incidents).toBe(30);
    expect(rowsOf(store.file, 'select count(*) as n from incident')).toEqual([{ n: 30 }]);
    expectCountsKept(store.file);
  });

  it('of one dataset goes on beside that of another, and each is whole', async () => {
    await using folder = await temporaryFolder();
    const file = await writeTable(folder.path, manyRows(ROWS));
    await using store = await temporaryStore(SLICED);
    await using other = await openStore(store.file, SLICED);
    const given = { file, who: 'ada', today: TODAY };
    const results = await Promise.all([
      importFile({ ...given, store, dataset: 'one' }),
      importFile({ ...given, store: other, dataset: 'two' }),
    ]);
    expect(results.map(({ tally }) => tally.added)).toEqual([ROWS - 20, ROWS - 20]);
    const added = 'select dataset, count(*) as n from incident group by dataset order by 1';
    expect(rowsOf(store.file, added)).toEqual([
      { dataset: 'one', n: ROWS - 20 },
      { dataset: 'two', n: ROWS - 20 },
    ]);
    expectCountsKept(store.file);
  });

  it('is taken back as if it had never been', async () => {
    await using folder = await temporaryFolder();
    const file = await writeTable(folder.path, manyRows(ROWS));
    await using store = await temporaryStore(SLICED);
    const before = rowCounts(store.file);
    await importUntil(store, file, 400);
    await store.act({ kind: 'undo-import', who: 'ada', batch: 1 });
    expect(rowCounts(store.file)).toEqual(before);
    expect(await store.ask('unfinishedImports', { except: null })).toEqual([]);
  });

  it('ends, and loses no row, where it is taken back while it is under way', async () => {
    await using folder = await temporaryFolder();
    const file = await writeTable(folder.path, manyRows(ROWS));
    await using store = await temporaryStore(SLICED);
    await using desk = await openStore(store.file);
    let undone: Promise<unknown> | undefined;
    const importing = importFile({
      store,
      file,
      who: 'ada',
      today: TODAY,
      onProgress: ({ tally }) => {
        if (tally.added > 0) undone ??= desk.act({ kind: 'undo-import', who: 'ben', batch: 1 });
      },
    });
    await expect(importing).rejects.toThrow('B1 was undone meanwhile');
    await undone;
    expect(rowsOf(store.file, 'select count(*) as n from incident')).toEqual([{ n: 0 }]);
  });

  it('stays with whole slices where the database refuses a row, and is gone on with', async () => {
    await using folder = await temporaryFolder();
    const file = await writeTable(folder.path, manyRows(ROWS));
    await using whole = await temporaryStore();
    await using store = await temporaryStore(SLICED);
    await importInto(whole, file);
    writeOutside(
      store.file,
      `create trigger broken after insert on incident when new.id = 700 begin select raise(abort, 'no room'); end`,
    );
    await expect(importInto(store, file)).rejects.toThrow(StoppedError);
    expect(rowsOf(store.file, 'select state, added from batch')).toEqual([
      { state: 'stopped', added: rowsOf(store.file, 'select id from incident').length },
    ]);
    writeOutside(store.file, 'drop trigger broken');
    await resume(store, file);
    expect(importedContent(store.file)).toEqual(importedContent(whole.file));
  });
});

it('many rows are tried without a lock, so that others write meanwhile, and nothing of them is left', async () => {
  await using folder = await temporaryFolder();
  const file = await writeTable(folder.path, manyRows(ROWS));
  await using store = await temporaryStore(SLICED);
  await using desk = await openStore(store.file);
  await importTable(store, tableOf({ best: '1' }));
  let isTrying = true;
  const trying = importInto(store, file, true).finally(() => {
    isTrying = false;
  });
  let added = 0;
  while (isTrying) {
    await desk.act({ kind: 'add', who: 'ben', entry: incident() });
    if (isTrying) added += 1;
  }
  const { tally } = await trying;
  expect(tally).toMatchObject({ added: ROWS - 21, changed: 1, rejected: 20 });
  expect(added).toBeGreaterThan(2);
  expect(readdirSync(dirname(store.file)).filter((name) => name.includes('unfinished'))).toEqual(
    [],
  );
  expect((await importInto(store, file)).tally).toEqual(tally);
});

it('a full snapshot withdraws in slices what it lacks, as in one transaction', async () => {
  await using folder = await temporaryFolder();
  const rows = tableOf(...Array.from({ length: 800 }, () => ({})));
  const older = await writeTable(folder.path, rows, 'older.csv');
  const fewer = { ...rows, rows: rows.rows.filter((_, index) => index % 2 === 0) };
  const newer = await writeTable(folder.path, fewer, 'newer.csv');
  const snapshot = { filter: EVERYTHING, words: '' };
  const results = [];
  for (const options of [{}, SLICED]) {
    await using store = await temporaryStore(options);
    await importInto(store, older);
    const given = { store, file: newer, who: 'ada', today: TODAY, snapshot };
    const { tally } = await importFile({ ...given, dryRun: true });
    expect((await importFile(given)).tally).toEqual(tally);
    expect(tally).toMatchObject({ unchanged: 400, withdrawn: 400 });
    results.push(importedContent(store.file));
    await store.act({ kind: 'undo-import', who: 'ada', batch: 2 });
    results.push(rowsOf(store.file, 'select count(*) as n from incident where removed_at is null'));
  }
  expect(results.slice(2)).toEqual(results.slice(0, 2));
  expect(results[1]).toEqual([{ n: 800 }]);
});

describe('while an import is stopped or under way', () => {
  it('another of its dataset is refused, and one of another dataset is not', async () => {
    await using folder = await temporaryFolder();
    const file = await writeTable(folder.path, manyRows(ROWS));
    await using store = await temporaryStore(SLICED);
    await importUntil(store, file, 400);
    await expect(importInto(store, file)).rejects.toThrow(
      'An import of ucdp-ged was stopped before its end: B1',
    );
    const other = { store, file, who: 'ada', today: TODAY, dataset: 'another' };
    expect((await importFile(other)).tally.added).toBe(ROWS - 20);
  });
});

describe('a database that is open read-only', () => {
  it('hears that the process of an import was killed, and shows the import as stopped', async () => {
    await using store = await temporaryStore();
    await importTable(store, tableOf({}));
    await using desk = await openStore(store.file, { readOnly: true });
    await store.close();
    await using running = await runImport(store.file);
    const states = async () =>
      (await desk.ask('overview', { today: TODAY })).importing.map(
        ({ progress }) => progress.state,
      );
    expect(await states()).toEqual(['under way']);
    const news: News[] = [];
    await running.kill();
    desk.watch((piece) => news.push(piece));
    await vi.waitFor(() => expect(news.length).toBeGreaterThan(0), PATIENCE);
    expect(await states()).toEqual(['stopped']);
    expect(await desk.ask('unfinishedImports', { except: null })).toEqual([
      expect.stringContaining('watchfloor imports resume B1 rows.csv'),
    ]);
    expect(rowsOf(store.file, 'select state from batch')).toEqual([{ state: 'under way' }]);
  });
});
