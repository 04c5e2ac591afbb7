import { join } from 'node:path';
import { v7 } from 'uuid';
import { expect, it } from 'vitest';
import { toStoreError } from '../../src/store/sqlite/connection/failure.ts';
import { connect } from '../../src/store/sqlite/connection/kysely.ts';
import { readMigrations } from '../../src/store/sqlite/connection/migrate.ts';
import { inTransaction } from '../../src/store/sqlite/connection/transaction.ts';
import { openForWriting } from '../../src/store/sqlite/file/open.ts';
import { performAct } from '../../src/store/writing/act.ts';
import { INCIDENT, importRecords } from '../exchange/record-files.ts';
import { openDatabase } from '../support/database.ts';
import { migrationsFolder } from '../support/empty-database.ts';
import { incident } from '../support/entries.ts';
import { importedIncident, importRows } from '../support/imported.ts';
import { expectCountsKept } from '../support/kept-counts.ts';
import { rowsOf, temporaryFolder } from '../support/store.ts';

it('a write for which the disk has no room is refused as a whole, and succeeds once it has', async () => {
  await using folder = await temporaryFolder();
  const file = join(folder.path, 'incidents.db');
  const migrations = readMigrations(migrationsFolder);
  const connection = connect(openForWriting(file, migrations), () => true);
  const add = () =>
    inTransaction(connection, migrations.length, () =>
      performAct(
        connection.db,
        { who: 'ada', kind: 'add', entry: incident({ title: 'x'.repeat(20_000) }) },
        v7(),
      ),
    );
  await add();
  const pages = connection.sqlite.pragma('page_count', { simple: true });
  // SQLite itself says that the disk is full when a database may not grow any more.
  connection.sqlite.pragma(`max_page_count = ${pages}`);
  const refusal = await add().catch(toStoreError);
  expect(refusal).toMatchObject({
    code: 'refused',
    message: 'The disk is full, so nothing was written. Make room and try again.',
  });
  expect(rowsOf(file, 'select id from incident')).toEqual([{ id: 1 }]);
  connection.sqlite.pragma('max_page_count = 1000000');
  expect((await add()).title).toBe('added I2');
  connection.sqlite.close();
  expectCountsKept(file);
});

it('an import of records says that the disk is full, whichever write has no room', async () => {
  const database = openDatabase();
  const narrative = Array.from({ length: 500 }, () => v7()).join(' ');
  const pages = Number(database.sqlite.pragma('page_count', { simple: true }));
  const refusals = new Set<string>();
  for (let more = 0; more < 40; more += 1) {
    database.sqlite.pragma(`max_page_count = ${pages + more}`);
    const refusal = await importRecords(database, { ...INCIDENT, narrative }).catch(toStoreError);
    if (!(refusal instanceof Error)) break;
    refusals.add(refusal.message);
  }
  expect([...refusals]).toEqual([
    'The disk is full, so nothing was written. Make room and try again.',
  ]);
});

it('the log has what people write after an import that the database rolled back by itself', async () => {
  const database = openDatabase();
  const row = importedIncident('1');
  await importRows(database, [row]);
  database.sqlite.exec(`create temp trigger failing before update of title on main.incident begin
    select raise(rollback, 'as SQLite does when the disk fails'); end`);
  await expect(importRows(database, [{ ...row, title: 'Corrected' }])).rejects.toThrow('fails');
  const { change } = await database.act({
    who: 'ada',
    kind: 'remove',
    record: { kind: 'incident', id: 1 },
  });
  expect(change.removed).toMatchObject([{ table: 'incident', id: 1 }]);
});
