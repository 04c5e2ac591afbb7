import { describe, expect, it, vi } from 'vitest';
import { EVERYTHING } from '../../src/domain/filter/filter.ts';
import { importFile } from '../../src/exchange/import/import-file.ts';
import { StoppedError } from '../../src/exchange/import/ingest-rows.ts';
import type { News, Store } from '../../src/store/port/store.ts';
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
import { type Table, tableOf, writeTable } from './tables.ts';

/** So many rows that they are written in slices where an import of more than 300 is. */
const ROWS = 2_000;
const SLICED = { mostInOneImport: 300 };

/** Rows of which every 100th has an invalid figure. */
function manyRows(count: number): Table {
  return tableOf(
    ...Array.from({ length: count }, (_, index) => ({
      best: index % 100 === 7 ? 'many' : `${index % 9}`,
      side_a: `Side ${index % 40}`,
    })),
  );
}

/** Imports a file until this many rows have been read, and is stopped there. */
async function importUntil(store: Store, file: string, rows: number): Promise<StoppedError> {
  const stopping = new AbortController();
  try {
    await importFile({
      store,
      file,
      who: 'ada',
      today: TODAY,
      signal: stopping.signal,
      onProgress: (progress) => {
        if (progress.rows >= rows) stopping.abort();
      },
    });
  } catch (error) {
    if (error instanceof StoppedError) return error;
    throw error;
  }
  throw new Error('The import came to its end.');
}

/** Goes on with the first import. */
async function resume(store: Store, file: string) {
  const { rows = 0 } = (await store.ask('resumable', { batch: 1 })) ?? {};
  return importFile({ store, file, who: 'ada', today: TODAY, resumed: { batch: 1, rows } });
}

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

describe('the undo of an import of many rows', () => {
  it('lets others write, says how far it is, and keeps and names what people have edited', async () => {
    await using folder = await temporaryFolder();
    const file = await writeTable(folder.path, manyRows(ROWS));
    await using store = await temporaryStore(SLICED);
    await importTable(store, tableOf({ best: '1' }));
    await importInto(store, file);
    await using desk = await openStore(store.file);
    await desk.act({ kind: 'add', who: 'ben', entry: entryOf('report I900 src:AFP/C3 killed:27') });
    const said = new Set<string>();
    const added: string[] = [];
    let isUndoing = true;
    const undoing = store.act({ kind: 'undo-import', who: 'ada', batch: 2 }).finally(() => {
      isUndoing = false;
    });
    while (isUndoing) {
      for (const words of await desk.ask('unfinishedImports', { except: null })) said.add(words);
      const { records } = await desk.act({ kind: 'add', who: 'ben', entry: incident() });
      added.push(...records.filter((name) => name.startsWith('I')));
    }
    expect((await undoing).notes[0]).toBe(
      'kept I900: changed or used since by somebody or by a later import',
    );
    expect([...said].at(-1)).toMatch(
      /^B2 \(rows.csv\) is being undone: .* of 2 000\. Counts include/,
    );
    const left = rowsOf(store.file, 'select id from incident where id not in (1, 900)');
    expect(left).toEqual(added.map((name) => ({ id: Number(name.slice(1)) })));
    expect(rowsOf(store.file, 'select killed_best from incident where id = 1')).toEqual([
      { killed_best: 1 },
    ]);
    expectCountsKept(store.file);
    expect(await desk.ask('unfinishedImports', { except: null })).toEqual([]);
    expect((await importInto(store, file)).tally).toMatchObject({ added: ROWS - 22, unchanged: 1 });
  });

  it('goes on with the same command where its process was killed, and nothing else ends it', async () => {
    await using folder = await temporaryFolder();
    const file = await writeTable(folder.path, manyRows(ROWS));
    await using store = await temporaryStore(SLICED);
    const before = rowCounts(store.file);
    await importInto(store, file);
    writeOutside(
      store.file,
      "create trigger broken before delete on incident when old.id = 900 begin select raise(abort, 'no'); end",
    );
    await expect(store.act({ kind: 'undo-import', who: 'ada', batch: 1 })).rejects.toThrow('no');
    const [said = ''] = await store.ask('unfinishedImports', { except: null });
    expect(said).toMatch(
      /^The undo of B1 \(rows.csv\) was stopped at \d+ %, .*: watchfloor imports undo B1\.$/,
    );
    await expect(importInto(store, file)).rejects.toThrow(
      'An import of ucdp-ged is not wholly undone.',
    );
    await expect(resume(store, file)).rejects.toThrow('B1 was undone meanwhile');
    writeOutside(store.file, 'drop trigger broken');
    await store.act({ kind: 'undo-import', who: 'ben', batch: 1 });
    expect(rowCounts(store.file)).toEqual(before);
  });
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
