import { join } from 'node:path';
import { v7 } from 'uuid';
import { expect, it } from 'vitest';
import { toStoreError } from '../../src/store/sqlite/connection/failure.ts';
import { connect } from '../../src/store/sqlite/connection/kysely.ts';
import { readMigrations } from '../../src/store/sqlite/connection/migrate.ts';
import { inTransaction } from '../../src/store/sqlite/connection/transaction.ts';
import { openForWriting } from '../../src/store/sqlite/file/open.ts';
import { performAct } from '../../src/store/writing/act.ts';
import { migrationsFolder } from '../support/empty-database.ts';
import { incident } from '../support/entries.ts';
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
