import Database from 'better-sqlite3';
import { v7 } from 'uuid';
import { expect, it } from 'vitest';
import { migrate, readMigrations } from '../../src/store/sqlite/connection/migrate.ts';
import { migrationsFolder } from '../support/empty-database.ts';
import { incident, milestone } from '../support/entries.ts';
import { rowsOf, temporaryStore, writeOutside } from '../support/store.ts';

const UUID_V7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

it('an act that is asked for again after its answer was lost is done once, and answered alike', async () => {
  await using store = await temporaryStore();
  const add = { who: 'anna', kind: 'add', entry: incident({ title: 'Shelling at dawn' }) } as const;
  const uid = v7();
  const first = await store.act(add, uid);
  await store.act({ who: 'ben', kind: 'add', entry: milestone() });
  expect(await store.act(add, uid)).toEqual(first);
  const remove = { who: 'anna', kind: 'remove', record: { kind: 'incident', id: 1 } } as const;
  const removal = v7();
  const removed = await store.act(remove, removal);
  // Anew it would be refused: the incident is removed already.
  expect(await store.act(remove, removal)).toEqual(removed);
  expect(rowsOf(store.file, "select uid from action where who = 'anna' order by id")).toEqual([
    { uid },
    { uid: removal },
  ]);
  expect(rowsOf(store.file, 'select action_id from context')).toEqual([{ action_id: null }]);
});

it('an act that was refused may be asked for again', async () => {
  await using store = await temporaryStore();
  const remove = { who: 'anna', kind: 'remove', record: { kind: 'incident', id: 1 } } as const;
  const uid = v7();
  await expect(store.act(remove, uid)).rejects.toMatchObject({ code: 'missing' });
  await store.act({ who: 'anna', kind: 'add', entry: incident() });
  expect((await store.act(remove, uid)).title).toBe('removed I1');
});

it('every action has a uid, also one of another program and one from before there were any', async () => {
  await using store = await temporaryStore();
  await store.act({ who: 'anna', kind: 'add', entry: incident() });
  writeOutside(store.file, "update incident set title = 'Changed in a shell'");
  const uids = rowsOf(store.file, 'select uid from action');
  expect(uids).toEqual([
    { uid: expect.stringMatching(UUID_V7) },
    { uid: expect.stringMatching(UUID_V7) },
  ]);

  const migrations = readMigrations(migrationsFolder);
  const sqlite = new Database(':memory:');
  migrate(sqlite, migrations.slice(0, 15));
  const at = '2026-03-04T05:06:07.089Z';
  const old = sqlite.prepare(
    "insert into action (at, who, kind, title) values (?, 'ada', 'edit', '')",
  );
  for (let count = 0; count < 50; count += 1) old.run(at);
  migrate(sqlite, migrations);
  const given = sqlite.prepare<[], string>('select uid from action').pluck().all();
  expect(new Set(given).size).toBe(50);
  for (const uid of given) {
    expect(uid).toMatch(UUID_V7);
    // The first 48 bits are the time of the action.
    expect(Number.parseInt(uid.replace('-', '').slice(0, 12), 16)).toBe(Date.parse(at));
  }
  sqlite.close();
});
