import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { EVERYTHING } from '../../src/domain/filter/filter.ts';
import { importFile } from '../../src/exchange/import/import-file.ts';
import type { News, Store } from '../../src/store/port/store.ts';
import { incident, milestone } from '../support/entries.ts';
import { importHeader } from '../support/imported.ts';
import {
  openStore,
  PATIENCE,
  rowsOf,
  temporaryFolder,
  temporaryStore,
  writeOutside,
} from '../support/store.ts';
import { dump, importInto, importTable, TODAY } from './database.ts';
import { fixture, readTable, type Table, tableOf, writeTable } from './tables.ts';

const COUNTRIES = fixture('ged231-countries.csv');
const { rows: ROWS } = readTable(COUNTRIES);

/** Enough rows for many pieces to be read and written one after the other. */
function manyRows(count: number): Table {
  return tableOf(...Array.from({ length: count }, (_, index) => ({ best: `${index % 9}` })));
}

const howMany = async (store: Store) =>
  (await store.ask('matches', { filter: EVERYTHING, today: '2026-01-01' })).incidents;

describe('an open dashboard', () => {
  it('hears once that everything may have changed, with how much is new', async () => {
    await using store = await temporaryStore();
    await using dashboard = await openStore(store.file);
    const news: News[] = [];
    dashboard.watch((piece) => news.push(piece));
    await importInto(store, COUNTRIES);
    await vi.waitFor(() => expect(news.length).toBeGreaterThan(0), PATIENCE);
    await store.act({ kind: 'add', who: 'ben', entry: milestone() });
    await vi.waitFor(() => expect(news.at(-1)?.kind).toBe('change'), PATIENCE);
    expect(news).toHaveLength(2);
    expect(news[0]).toEqual({
      kind: 'everything',
      addedIncidents: ROWS.length,
      addedQuotes: 0,
      incidents: [],
    });
  });

  it('is notified of a second import that only changed rows', async () => {
    await using store = await temporaryStore();
    await importTable(store, tableOf({}, {}));
    const news: News[] = [];
    store.watch((piece) => news.push(piece));
    await importTable(store, tableOf({ best: '3' }, {}));
    await vi.waitFor(
      () =>
        expect(news).toEqual([
          { kind: 'everything', addedIncidents: 0, addedQuotes: 0, incidents: [1] },
        ]),
      PATIENCE,
    );
  });

  it('is answered while an import runs, and sees nothing of it before it is whole', async () => {
    await using folder = await temporaryFolder();
    await using store = await temporaryStore();
    await using dashboard = await openStore(store.file);
    const file = await writeTable(folder.path, manyRows(3_000));
    const seen = new Set<number>();
    let isRunning = true;
    const reading = (async () => {
      while (isRunning) seen.add(await howMany(dashboard));
    })();
    await importInto(store, file);
    isRunning = false;
    await reading;
    seen.delete(3_000);
    expect([...seen]).toEqual([0]);
    expect(await howMany(dashboard)).toBe(3_000);
  });
});

describe('two imports at once', () => {
  it('by two programs come one after the other', async () => {
    await using store = await temporaryStore();
    await using other = await openStore(store.file);
    const results = await Promise.all([importInto(store, COUNTRIES), importInto(other, COUNTRIES)]);
    const tallies = results.map(({ tally }) => tally).toSorted((a, b) => b.added - a.added);
    expect(tallies).toEqual([
      {
        added: ROWS.length,
        changed: 0,
        unchanged: 0,
        rejected: 0,
        purged: 0,
        withdrawn: 0,
        heldBack: 0,
        conflicts: 0,
      },
      {
        added: 0,
        changed: 0,
        unchanged: ROWS.length,
        rejected: 0,
        purged: 0,
        withdrawn: 0,
        heldBack: 0,
        conflicts: 0,
      },
    ]);
    expect(results.map(({ batch }) => batch).toSorted()).toEqual(['B1', 'B2']);
  });

  it('by one program are refused in plain words, and so is an entry meanwhile', async () => {
    await using store = await temporaryStore();
    const session = await store.beginImport(importHeader('ucdp-ged'));
    const message = 'An import is under way. Try again when it is done.';
    await expect(importInto(store, COUNTRIES)).rejects.toThrow(message);
    const entry = milestone();
    await expect(store.act({ kind: 'add', who: 'ada', entry })).rejects.toThrow(message);
    await session.abandon(null);
    expect((await importInto(store, COUNTRIES)).tally.added).toBe(ROWS.length);
  });
});

describe('an import that does not finish', () => {
  it('leaves nothing where the database refuses a row in its middle', async () => {
    await using store = await temporaryStore();
    writeOutside(
      store.file,
      `create trigger refusal before insert on incident when new.external_id = '1800'
        begin select raise(abort, 'no more'); end`,
    );
    const before = dump(store.file);
    await expect(importTable(store, manyRows(2_000))).rejects.toThrow('no more');
    expect(dump(store.file)).toEqual(before);
    writeOutside(store.file, 'drop trigger refusal');
    expect((await importTable(store, manyRows(2_000))).batch).toBe('B1');
  });

  it('leaves nothing where it is stopped on the way, and the next one runs', async () => {
    await using folder = await temporaryFolder();
    await using store = await temporaryStore();
    const before = dump(store.file);
    const file = await writeTable(folder.path, manyRows(3_000));
    const stop = new AbortController();
    const steps: number[] = [];
    const stopped = importFile({
      store,
      file,
      who: 'ada',
      today: TODAY,
      signal: stop.signal,
      onProgress: ({ tally }) => {
        steps.push(tally.added);
        stop.abort();
      },
    });
    await expect(stopped).rejects.toThrow(/abort/i);
    expect(Math.max(...steps)).toBeLessThan(3_000);
    expect(dump(store.file)).toEqual(before);
    expect((await importInto(store, file)).tally.added).toBe(3_000);
  });

  it('leaves nothing where its store is closed', async () => {
    await using folder = await temporaryFolder();
    const file = join(folder.path, 'incidents.db');
    const store = await openStore(file);
    const before = dump(file);
    const rows = await writeTable(folder.path, manyRows(3_000));
    await expect(
      importFile({ store, file: rows, who: 'ada', today: TODAY, onProgress: () => store.close() }),
    ).rejects.toThrow('closed');
    await store.close();
    expect(dump(file)).toEqual(before);
  });
});

it('the progress of an import only grows, and ends at the whole', async () => {
  await using folder = await temporaryFolder();
  await using store = await temporaryStore();
  const file = await writeTable(folder.path, manyRows(3_000));
  const shares: number[] = [];
  const rows: number[] = [];
  await importFile({
    store,
    file,
    who: 'ada',
    today: TODAY,
    onProgress: ({ rows: read, bytes, totalBytes }) => {
      shares.push(bytes / totalBytes);
      rows.push(read);
    },
  });
  expect(shares.length).toBeGreaterThan(3);
  expect(shares).toEqual(shares.toSorted((a, b) => a - b));
  expect([shares.at(-1), rows.at(-1)]).toEqual([1, 3_000]);
});

describe('undo', () => {
  it('skips an import and undoes what the person did before it', async () => {
    await using store = await temporaryStore();
    const added = await store.act({ kind: 'add', who: 'ada', entry: incident() });
    await importInto(store, COUNTRIES);
    const last = await store.ask('lastAction', { who: 'ada' });
    expect(last?.id).toBe(added.action);
    await store.act({ kind: 'undo', who: 'ada', action: added.action });
    expect(await howMany(store)).toBe(ROWS.length);
  });

  it('refuses an import in words', async () => {
    await using store = await temporaryStore();
    await importInto(store, COUNTRIES);
    const [action] = rowsOf(store.file, "select id from action where kind = 'import'");
    expect(action).toEqual({ id: 1 });
    await expect(store.act({ kind: 'undo', who: 'ada', action: 1 })).rejects.toThrow(
      'is an import; to undo it: watchfloor imports undo.',
    );
  });
});
