import { chmodSync } from 'node:fs';
import { expect, it, vi } from 'vitest';
import type { News } from '../../src/store/port/store.ts';
import { incident } from '../support/entries.ts';
import { openStore, temporaryFolder, temporaryStore, writeOutside } from '../support/store.ts';
import { WHOLE_LIST } from '../support/whole-list.ts';

const today = '2020-06-30';

it('a program that reads first can write as well, and is notified of what others write', async () => {
  await using shared = await temporaryStore();
  await using store = await openStore(shared.file, { readFirst: Promise.resolve() });
  const news: News[] = [];
  store.watch((piece) => news.push(piece));
  expect((await store.ask('incidents', WHOLE_LIST)).rows).toEqual([]);
  await store.act({ who: 'anna', kind: 'add', entry: incident() });
  expect((await store.ask('incidents', WHOLE_LIST)).rows).toHaveLength(1);
  writeOutside(shared.file, "update incident set title = 'Another'");
  await vi.waitFor(() => expect(news.at(-1)).toMatchObject({ kind: 'change', own: false }));
});

it('a program that reads first is notified of what was written before its writer started', async () => {
  await using shared = await temporaryStore();
  await shared.act({ who: 'anna', kind: 'add', entry: incident() });
  const drawn = Promise.withResolvers<void>();
  await using store = await openStore(shared.file, { readFirst: drawn.promise });
  const news: News[] = [];
  store.watch((piece) => news.push(piece));
  expect((await store.ask('incidents', WHOLE_LIST)).rows).toHaveLength(1);
  writeOutside(shared.file, "update incident set title = 'Another'");
  drawn.resolve();
  await vi.waitFor(() => expect(news.map(({ kind }) => kind)).toContain('everything'));
});

it('a program that reads first is not told to read again where nobody has written', async () => {
  await using shared = await temporaryStore();
  await using store = await openStore(shared.file, { readFirst: Promise.resolve() });
  const news: News[] = [];
  store.watch((piece) => news.push(piece));
  await store.act({ who: 'anna', kind: 'add', entry: incident() });
  expect(news.map(({ kind }) => kind)).toEqual(['recovered', 'change']);
});

it('a program that ends before its first screen starts no writer', async () => {
  await using shared = await temporaryStore();
  const drawn = Promise.withResolvers<void>();
  const store = await openStore(shared.file, { readFirst: drawn.promise });
  const act = store.act({ who: 'anna', kind: 'add', entry: incident() });
  await store.close();
  drawn.resolve();
  await expect(act).rejects.toMatchObject({ code: 'closed' });
});

it('a program that reads first creates a missing database', async () => {
  await using folder = await temporaryFolder();
  await using store = await openStore(`${folder.path}/new.db`, { readFirst: Promise.resolve() });
  expect((await store.ask('overview', { today })).incidents).toBe(0);
});

it.skipIf(process.getuid?.() === 0)(
  'whoever looks first is told at once that nothing can be written there',
  async () => {
    await using shared = await temporaryStore();
    chmodSync(shared.file, 0o400);
    await expect(openStore(shared.file, { readFirst: Promise.resolve() })).rejects.toThrow(
      '--read-only',
    );
  },
);
