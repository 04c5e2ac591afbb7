import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { migrate, readMigrations } from '../../src/store/sqlite/connection/migrate.ts';
import { migrationsFolder } from '../support/empty-database.ts';
import { makeHome } from './home.ts';
import { run } from './run.ts';

it('a database of an older program is copied and migrated once, with a message', async () => {
  await using home = await makeHome();
  const file = home.file('old.db');
  const migrations = readMigrations(migrationsFolder);
  const sqlite = new Database(file);
  migrate(sqlite, migrations.slice(0, 2));
  sqlite.close();
  const first = await run(home, ['--db', file, 'list']);
  expect(first.stderr).toContain(`then migrating it (schema 2 to ${migrations.length})`);
  expect(first.status).toBe(0);
  const second = await run(home, ['--db', file, 'list']);
  expect(second.stderr).not.toContain('migrating');
});
