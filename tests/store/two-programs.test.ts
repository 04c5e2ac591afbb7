import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it, vi } from 'vitest';
import { readMigrations } from '../../src/store/sqlite/connection/migrate.ts';
import { openForReading } from '../../src/store/sqlite/file/open.ts';
import { migrationsFolder } from '../support/empty-database.ts';
import { milestone } from '../support/entries.ts';
import { openStore, rowsOf, runScript, temporaryFolder, temporaryStore } from '../support/store.ts';

const COUNT = 40;
const program = new URL('../support/writing-program.ts', import.meta.url);

it('two programs that make a database and write at once lose nothing', async () => {
  await using folder = await temporaryFolder();
  const file = join(folder.path, 'incidents.db');
  const write = (who: string) => runScript(program, file, who, `${COUNT}`);
  const printed = await Promise.all([write('anna'), write('ben')]);

  const names = printed.flatMap((text) => text.trim().split('\n'));
  expect(new Set(names).size).toBe(2 * COUNT);
  expect(rowsOf(file, 'select name from milestone')).toHaveLength(2 * COUNT);
  expect(rowsOf(file, 'select distinct uid from milestone')).toHaveLength(2 * COUNT);
  expect(
    rowsOf(
      file,
      `select action.who from change join action on action.id = action_id
        join milestone on milestone.id = row_id where milestone.name not like action.who || ' %'`,
    ),
  ).toEqual([]);
  expect(rowsOf(file, 'select action_id from context')).toEqual([{ action_id: null }]);
});

it('what another program writes arrives in order, each row once, while we write ourselves', async () => {
  await using store = await temporaryStore();
  const seen: string[] = [];
  store.watch((piece) => {
    if (piece.kind !== 'change') return;
    for (const row of piece.change.added) seen.push(`${piece.own} ${row.values.name}`);
  });
  const writing = runScript(program, store.file, 'ben', `${COUNT}`);
  for (let index = 0; index < COUNT; index += 1) {
    await store.act({ who: 'anna', kind: 'add', entry: milestone({ name: `anna ${index}` }) });
  }
  await writing;
  await vi.waitFor(() => expect(seen).toHaveLength(2 * COUNT));
  const rows = rowsOf(
    store.file,
    "select iif(name like 'anna %', 'true ', 'false ') || name as line from milestone order by id",
  );
  expect(seen.map((line) => ({ line }))).toEqual(rows);
});

it('a program that only reads cannot write, neither by an act nor by SQL', async () => {
  await using store = await temporaryStore();
  await using reader = await openStore(store.file, { readOnly: true });
  await expect(reader.act({ who: 'anna', kind: 'add', entry: milestone() })).rejects.toMatchObject({
    code: 'read-only',
  });
  const sqlite = openForReading(store.file, readMigrations(migrationsFolder));
  expect(() => sqlite.exec('delete from milestone')).toThrow('readonly database');
  sqlite.close();
});

it('a writer that finds another one writing for too long says so', async () => {
  await using store = await temporaryStore();
  const other = new Database(store.file);
  other.exec('begin immediate');
  const written = store.act({ who: 'anna', kind: 'add', entry: milestone() });
  await expect(written).rejects.toMatchObject({ code: 'busy' });
  other.exec('rollback');
  other.close();
  expect((await store.act({ who: 'anna', kind: 'add', entry: milestone() })).title).toBe(
    'added M1',
  );
});
