import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { UCDP_GED } from '../../src/formats/publishers/ucdp/ged.ts';
import { migrate, readMigrations } from '../../src/store/sqlite/connection/migrate.ts';
import { migrationsFolder } from '../support/empty-database.ts';

it('what was imported before datasets were kept has its dataset, with the line that exports carry', () => {
  const migrations = readMigrations(migrationsFolder);
  const sqlite = new Database(':memory:');
  migrate(sqlite, migrations.slice(0, 2));
  sqlite.exec(`insert into batch (dataset, format, file, sha256, who)
    values ('ucdp-ged', 'ucdp-ged', 'a.csv', 'x', 'ada'), ('ucdp-ged', 'ucdp-ged', 'b.csv', 'y', 'ada')`);
  migrate(sqlite, migrations);
  const { title, licence, attribution, passing, staleAfterDays } = UCDP_GED;
  expect(sqlite.prepare('select * from dataset').all()).toEqual([
    {
      name: 'ucdp-ged',
      format: 'ucdp-ged',
      title,
      licence,
      attribution,
      passing,
      stale_after_days: staleAfterDays,
    },
  ]);
  sqlite.close();
});
