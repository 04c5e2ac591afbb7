import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it, vi } from 'vitest';
import type { News } from '../../src/store/port/store.ts';
import { incident } from '../support/entries.ts';
import { openStore, rowsOf, run, temporaryStore } from '../support/store.ts';

const add = { who: 'anna', kind: 'add', entry: incident() } as const;
const PATIENCE = { timeout: 30_000, interval: 50 };

const sizeOf = async (file: string) => (await stat(file)).size;
const troubleIn = (news: readonly News[]) =>
  news.flatMap((piece) => (piece.kind === 'trouble' ? [piece.message] : [])).at(-1);

it('the write-ahead log is short again a moment after a large write, once no reader is in the way', async () => {
  await using store = await temporaryStore();
  const reader = new Database(store.file, { readonly: true });
  const writer = new Database(store.file);
  try {
    reader.exec('begin; select * from incident');
    reader.prepare('select count(*) from incident').get();
    writer.exec('insert into backup (file) values (hex(randomblob(8000000)))');
    expect(await sizeOf(`${store.file}-wal`)).toBeGreaterThan(16_000_000);
    await store.act(add);
    reader.exec('commit');
    await vi.waitFor(async () => expect(await sizeOf(`${store.file}-wal`)).toBe(0), PATIENCE);
    expect(rowsOf(store.file, 'select id from incident')).toHaveLength(1);
  } finally {
    reader.close();
    writer.close();
  }
});

it('a program that wrote much leaves a short log when it ends, also while another one only reads', async () => {
  await using watching = await temporaryStore();
  await using reading = await openStore(watching.file, { readOnly: true });
  await watching.close();
  await using store = await openStore(reading.file);
  const writer = new Database(store.file);
  writer.exec('insert into backup (file) values (hex(randomblob(8000000)))');
  writer.close();
  await store.close();
  expect(await sizeOf(`${reading.file}-wal`)).toBe(0);
});

it('what was written is in the file itself a moment later, so that also a plain copy of it is whole', async () => {
  await using store = await temporaryStore();
  const copy = join(`${store.file}-copied.db`);
  await store.act(add);
  await vi.waitFor(async () => {
    await run('cp', [store.file, copy]);
    expect(rowsOf(copy, 'select id from incident')).toHaveLength(1);
  }, PATIENCE);
});

it('a copy that overwrites an open database is reported at once, with the newest backup, and nothing is written to it', async () => {
  await using store = await temporaryStore();
  const news: News[] = [];
  const stop = store.watch((piece) => news.push(piece));
  const old = `${store.file}-old.db`;
  const newest = `${store.file}-newest.db`;
  await store.act(add);
  for (const copy of [old, newest]) await store.backup(copy, 'anna');
  await store.act(add);
  // Once all is in the file, nothing but a copy over it can change it.
  const main = new Database(store.file, { readonly: true });
  await vi.waitFor(() => {
    const { log, checkpointed } = Object(main.prepare('pragma wal_checkpoint(noop)').get());
    expect(checkpointed).toBe(log);
  }, PATIENCE);
  main.close();
  await run('cp', [old, store.file]);
  const told = `Database damaged: overwritten while open. Quit, then: watchfloor restore ${newest} `;
  await vi.waitFor(() => expect(troubleIn(news)).toContain(told), PATIENCE);
  await expect(store.act(add)).rejects.toMatchObject({
    code: 'damaged',
    message: expect.stringContaining(told),
  });
  stop();
});

it('a smaller copy that overwrites a database in which nothing was written is reported in the same way', async () => {
  await using store = await temporaryStore();
  const news: News[] = [];
  const stop = store.watch((piece) => news.push(piece));
  const copy = `${store.file}-copy.db`;
  const small = new Database(copy);
  small.exec('create table t (a)');
  small.close();
  await run('cp', [copy, store.file]);
  await vi.waitFor(
    () => expect(troubleIn(news)).toContain('Database damaged: overwritten while open.'),
    PATIENCE,
  );
  await expect(store.act(add)).rejects.toThrow('Database damaged: overwritten while open.');
  stop();
});

it('what other programs write, and bring into the file, is never taken for damage', async () => {
  await using store = await temporaryStore();
  const news: News[] = [];
  const stop = store.watch((piece) => news.push(piece));
  const other = new Database(store.file);
  for (let round = 0; round < 40; round += 1) {
    other.exec("insert into backup (file) values ('x')");
    other.pragma(round % 3 === 0 ? 'wal_checkpoint(truncate)' : 'wal_checkpoint(passive)');
    if (round % 5 === 0) await store.act(add);
    await store.ask('overview', { today: '2020-06-01' });
  }
  other.exec('vacuum');
  await store.act(add);
  other.close();
  expect(troubleIn(news)).toBeUndefined();
  stop();
});
