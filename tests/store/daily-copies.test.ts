import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { copyOfDay } from '../../src/cli/session/daily-backup.ts';
import { incident } from '../support/entries.ts';
import { importedIncident, importHeader } from '../support/imported.ts';
import { openStore, rowsOf, temporaryFolder } from '../support/store.ts';

const add = { who: 'anna', kind: 'add', entry: incident() } as const;

const keeping = (keep: number, folder: string | null = null) => ({
  timezone: 'UTC',
  userName: null,
  backup: { daily: true, keep, folder },
  keys: [],
  theme: [],
});

it('the copy of the day is made once a day, and the oldest beyond those that are kept go; other files stay', async () => {
  await using folder = await temporaryFolder();
  await using store = await openStore(join(folder.path, 'incidents.db'));
  await store.act(add);
  const backups = join(folder.path, 'backups');
  await mkdir(backups);
  await writeFile(join(backups, 'incidents-before-the-move.db'), 'mine');
  await writeFile(join(backups, 'incidents-2020-01-01.db'), 'of another program');
  const made: boolean[] = [];
  for (const today of ['2026-01-30', '2026-01-31', '2026-02-01', '2026-02-01', '2026-02-02']) {
    const copy = await copyOfDay(store, { database: store.file, config: keeping(3), today });
    made.push(copy.isNew);
  }
  expect(made).toEqual([true, true, true, false, true]);
  expect((await readdir(backups)).sort()).toEqual([
    'incidents-2020-01-01.db',
    'incidents-2026-01-31.db',
    'incidents-2026-02-01.db',
    'incidents-2026-02-02.db',
    'incidents-before-the-move.db',
  ]);
  expect(
    rowsOf(join(backups, 'incidents-2026-02-02.db'), 'select count(*) as n from incident'),
  ).toEqual([{ n: 1 }]);
});

it('two databases of one name that share a folder have a copy each, and neither deletes the other’s', async () => {
  await using folder = await temporaryFolder();
  const backups = join(folder.path, 'shared');
  await mkdir(join(folder.path, 'one'));
  await mkdir(join(folder.path, 'other'));
  await using one = await openStore(join(folder.path, 'one', 'incidents.db'));
  await using other = await openStore(join(folder.path, 'other', 'incidents.db'));
  await other.act(add);
  const copy = (store: typeof one, today: string) =>
    copyOfDay(store, { database: store.file, config: keeping(1, backups), today });
  for (const today of ['2026-02-01', '2026-02-02']) {
    await copy(one, today);
    const { file, isNew } = await copy(other, today);
    expect(isNew).toBe(true);
    expect(rowsOf(file, "select title <> 'Not yet' as whole from incident")).toEqual([
      { whole: 1 },
    ]);
    expect(await copy(other, today)).toEqual({ file, isNew: false });
  }
  expect(await readdir(backups)).toEqual(['incidents-2-2026-02-02.db', 'incidents-2026-02-02.db']);
});

it('a copy just made is kept, also where there is one of a later day', async () => {
  await using folder = await temporaryFolder();
  await using store = await openStore(join(folder.path, 'incidents.db'));
  const copy = (today: string) =>
    copyOfDay(store, { database: store.file, config: keeping(1), today });
  await copy('2027-01-01');
  await copy('2026-02-01');
  await copy('2026-02-02');
  expect(await readdir(join(folder.path, 'backups'))).toEqual([
    'incidents-2026-02-02.db',
    'incidents-2027-01-01.db',
  ]);
});

it('a copy that is made while others write or import is whole at once, and noted when they are done', async () => {
  await using folder = await temporaryFolder();
  await using store = await openStore(join(folder.path, 'incidents.db'));
  await using importing = await openStore(store.file);
  await store.act(add);
  const session = await importing.beginImport(importHeader('set'));
  await session.put({ kind: 'incidents', rows: [importedIncident('a')] });
  const writing = new Database(store.file);
  writing.exec("begin immediate; update incident set title = 'Not yet'");
  const file = join(folder.path, 'copy.db');
  const own = join(folder.path, 'own.db');
  const { promise: waiting, resolve } = Promise.withResolvers<void>();
  const copying = store.backup(file, 'anna', (stage) => (stage === 'waiting' ? resolve() : null));
  await waiting;
  expect(rowsOf(file, "select title <> 'Not yet' as whole from incident")).toEqual([{ whole: 1 }]);
  // The store that imports cannot note its own copy meanwhile either.
  const besides = Promise.withResolvers<void>();
  const copyingBesides = importing.backup(own, 'anna', (stage) =>
    stage === 'waiting' ? besides.resolve() : null,
  );
  await besides.promise;
  writing.exec('rollback');
  writing.close();
  await session.finish({ sha256: 'x', snapshot: null, doubts: [] });
  await Promise.all([copying, copyingBesides]);
  expect((await store.ask('copies', {})).map((copy) => copy.file).toSorted()).toEqual([file, own]);
});
