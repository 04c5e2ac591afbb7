import { appendFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { followFile } from '../../src/exchange/import/follow-file.ts';
import type { Store } from '../../src/store/port/store.ts';
import { PATIENCE, rowsOf, temporaryFolder, temporaryStore } from '../support/store.ts';
import { TODAY } from './database.ts';

const HEADER = 'Nr,Day,What\n#event+id,#date,#event+name\n';

/** Follows a file or a stream till it is stopped. */
function follow(store: Store, from: string | AsyncIterable<string>) {
  const stop = new AbortController();
  const said: string[] = [];
  const done = followFile({
    store,
    from,
    name: 'feed.csv',
    who: 'ada',
    today: () => TODAY,
    format: undefined,
    own: [],
    dataset: undefined,
    dates: undefined,
    signal: stop.signal,
    say: (line) => said.push(line),
  });
  return { said, done, stop: () => stop.abort() };
}

const titles = (store: { readonly file: string }) =>
  rowsOf(store.file, 'select title from incident order by id').map(
    (row) => (row as { title: string }).title,
  );

describe('a file that is followed', () => {
  it('imports each row as it is written, as one import that others are notified of', async () => {
    await using folder = await temporaryFolder();
    await using store = await temporaryStore();
    const file = join(folder.path, 'feed.csv');
    await writeFile(file, `${HEADER}1,2020-01-01,first\n`);
    const news: string[] = [];
    store.watch(({ kind }) => news.push(kind));
    const { done, stop } = follow(store, file);
    await vi.waitFor(() => expect(titles(store)).toEqual(['first']), PATIENCE);
    await appendFile(file, '2,2020-01-02,sec');
    await appendFile(file, 'ond\n3,2020-01-03,third\n');
    await vi.waitFor(() => expect(titles(store)).toEqual(['first', 'second', 'third']), PATIENCE);
    stop();
    expect(await done).toBe(0);
    expect(rowsOf(store.file, 'select id, added from batch')).toEqual([{ id: 1, added: 3 }]);
    expect(news).toContain('everything');
    await store.act({ kind: 'undo-import', who: 'ada', batch: 1 });
    expect(titles(store)).toEqual([]);
  });

  it('says at its end what was doubtful, and keeps it with the import', async () => {
    await using store = await temporaryStore();
    const rows = ['1,2020-01-01,first\n', '2,2099-01-02,second\n', '3,2099-01-03,third\n'];
    const { done, said } = follow(
      store,
      (async function* () {
        yield HEADER;
        yield* rows;
      })(),
    );
    expect(await done).toBe(0);
    expect(said).toEqual([
      'feed.csv: 2 rows dated in the future: 2099-01-02 (line 4); 2099-01-03 (line 5)',
    ]);
    expect(await store.ask('batch', { id: 1 })).toMatchObject({
      found: [{ kind: 'not-yet', count: 2 }],
    });
  });

  it('is read again from its beginning when it is replaced or shortened', async () => {
    await using folder = await temporaryFolder();
    await using store = await temporaryStore();
    const file = join(folder.path, 'feed.csv');
    await writeFile(file, `${HEADER}1,2020-01-01,first\n`);
    const { done, stop, said } = follow(store, file);
    await vi.waitFor(() => expect(titles(store)).toEqual(['first']), PATIENCE);
    await rename(file, `${file}.1`);
    await writeFile(file, `${HEADER}2,2020-01-02,rotated\n`);
    await vi.waitFor(() => expect(titles(store)).toEqual(['first', 'rotated']), PATIENCE);
    await writeFile(file, `${HEADER}3,2020-01-03,cut\n`.replace('cut', 'c'));
    await vi.waitFor(() => expect(titles(store)).toEqual(['first', 'rotated', 'c']), PATIENCE);
    expect(said.some((line) => line.includes('was replaced or truncated'))).toBe(true);
    stop();
    await done;
  });

  it('says which of its rows cannot go in, and goes on', async () => {
    await using store = await temporaryStore();
    const pieces = [HEADER, '1,never,a\n', '2,2020-01-02,b\n2,2020-01-02,b again\n'];
    const { done, said } = follow(
      store,
      (async function* () {
        yield* pieces;
      })(),
    );
    expect(await done).toBe(1);
    expect(said).toEqual([
      'feed.csv, line 3: day "never": is not a date from 1900 on, such as YYYY-MM-DD',
    ]);
    expect(titles(store)).toEqual(['b again']);
  });

  it('may be JSON objects, one a line', async () => {
    await using store = await temporaryStore();
    const lines = [
      { watchfloor: 1 },
      {
        record: 'milestone',
        uid: 'm1',
        occurred_from: '2020-01-01',
        occurred_until: '2020-01-01',
        date_precision: 'day',
        name: 'Signed "at last',
        note: null,
      },
    ];
    const { done } = follow(
      store,
      (async function* () {
        for (const line of lines) yield `${JSON.stringify(line)}\n`;
      })(),
    );
    expect(await done).toBe(0);
    expect(rowsOf(store.file, 'select name from milestone')).toEqual([{ name: 'Signed "at last' }]);
  });

  it('goes on after one odd quotation mark in a cell that is not quoted', async () => {
    await using store = await temporaryStore();
    async function* pieces() {
      yield `${HEADER}1,2020-01-01,a 6" mortar\n`;
      for (let number = 2; number < 5; number += 1) yield `${number},2020-01-01,row ${number}\n`;
    }
    const { done, said } = follow(store, pieces());
    expect(await done).toBe(0);
    expect(said).toEqual([]);
    expect(titles(store)).toEqual(['a 6" mortar', 'row 2', 'row 3', 'row 4']);
  });

  it('does not wait for ever for a quote that nobody closed, and says which row it spoiled', async () => {
    await using store = await temporaryStore();
    async function* pieces() {
      yield `${HEADER}1,2020-01-01,"never closed\n`;
      for (let number = 2; number < 60; number += 1) yield `${number},2020-01-01,row ${number}\n`;
    }
    const { done, said } = follow(store, pieces());
    expect(await done).toBe(1);
    expect(said).toEqual([
      expect.stringMatching(/line 3: a quote that opens in this row is never closed/),
    ]);
    expect(titles(store)).toHaveLength(58);
  });

  it('says when it is stopped that a row was not whole yet', async () => {
    await using folder = await temporaryFolder();
    await using store = await temporaryStore();
    const file = join(folder.path, 'feed.csv');
    await writeFile(file, `${HEADER}1,2020-01-01,first\n2,2020-01-0`);
    const { done, stop, said } = follow(store, file);
    await vi.waitFor(() => expect(titles(store)).toEqual(['first']), PATIENCE);
    stop();
    await done;
    expect(said).toEqual([expect.stringContaining('its last 1 line did not form a complete row')]);
  });

  it('is let go of when it is stopped, also if a piece arrives after that', async () => {
    await using store = await temporaryStore();
    const late = Promise.withResolvers<void>();
    let isOpen = true;
    const { done, stop } = follow(
      store,
      (async function* () {
        try {
          await late.promise;
          yield `${HEADER}1,2020-01-01,late\n`;
        } finally {
          isOpen = false;
        }
      })(),
    );
    stop();
    expect(await done).toBe(0);
    late.resolve();
    await vi.waitFor(() => expect(isOpen).toBe(false), PATIENCE);
    expect(titles(store)).toEqual([]);
  });
});
