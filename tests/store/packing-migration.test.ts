import { statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { hashOfPacked, type PackedRow, unpackRow } from '../../src/store/schema/published-row.ts';
import {
  type MigrationProgress,
  migrate,
  readMigrations,
} from '../../src/store/sqlite/connection/migrate.ts';
import { openForWriting } from '../../src/store/sqlite/file/open.ts';
import { rescue } from '../../src/store/sqlite/file/rescue.ts';
import { openSqliteStore } from '../../src/store/sqlite/threads/client.ts';
import { migrationsFolder } from '../support/empty-database.ts';
import { rowsOf, temporaryFolder } from '../support/store.ts';

const migrations = readMigrations(migrationsFolder);
const BEFORE_PACKING = migrations.slice(0, 17);
const ROWS = 2_000;

/** A database of an older program with rows of a publisher, some of which have columns of their own. */
function makeOlder(file: string): readonly unknown[] {
  const sqlite = new Database(file);
  migrate(sqlite, BEFORE_PACKING);
  sqlite.exec(`insert into batch (dataset, format, file, sha256, who) values ('d', 'f', 'a.csv', 'x', 'ada');
    with recursive n (i) as (select 1 union all select i + 1 from n where i < ${ROWS})
      insert into incident (occurred_from, occurred_until, title) select '2020-01-01', '2020-01-01', 'Row ' || i from n;
    insert into publisher_row (incident_id, first_batch_id, last_batch_id, line, raw, mapped)
      select id, 1, 1, id, iif(id % 50 = 0, json_object('only' || id, title),
        json_object('id', id || '', 'what', title, 'text', replace(hex(zeroblob(400)), '00', 'ab '))),
        json_object('title', title, 'tags', json_array('a'), 'narrative', replace(hex(zeroblob(400)), '00', 'ab '))
      from incident;
    insert into publisher_row_before select 1, incident_id, 1, 1, line, raw, mapped from publisher_row where line < 9`);
  const kept = [tableRows(sqlite, 'publisher_row'), tableRows(sqlite, 'publisher_row_before')];
  sqlite.close();
  return kept;
}

const tableRows = (sqlite: Database.Database, table: string) =>
  sqlite.prepare(`select incident_id, line, raw, mapped from ${table} order by incident_id`).all();

/** The same of a database whose rows are packed. */
function unpacked(file: string): readonly unknown[] {
  return ['publisher_row', 'publisher_row_before'].map((table) => {
    const rows = rowsOf(
      file,
      `select incident_id, line, columns, packed from ${table} left join row_header on row_header.id = header_id
        order by incident_id`,
    ) as readonly (PackedRow & { incident_id: number; line: number })[];
    return rows.map(({ columns, packed, ...row }) => ({
      ...row,
      ...unpackRow({ columns, packed }),
    }));
  });
}

function hashedRows(file: string): readonly (PackedRow & { readonly hash: Buffer })[] {
  return ['publisher_row', 'publisher_row_before'].flatMap(
    (table) =>
      rowsOf(
        file,
        `select columns, packed, hash from ${table} left join row_header on row_header.id = header_id`,
      ) as readonly (PackedRow & { hash: Buffer })[],
  );
}

describe('a database of an older program', () => {
  it('has every publisher’s row as before once it is migrated, in a smaller file', async () => {
    await using folder = await temporaryFolder();
    const file = join(folder.path, 'old.db');
    const before = makeOlder(file);
    const size = statSync(file).size;
    openForWriting(file, migrations).close();
    expect(unpacked(file)).toEqual(before);
    for (const { hash, ...row } of hashedRows(file)) expect(hash).toEqual(hashOfPacked(row));
    expect(statSync(file).size).toBeLessThan(size / 2);
    expect(rowsOf(file, 'select columns from row_header')).toEqual([
      { columns: '["id","what","text"]' },
    ]);
    expect(rowsOf(file, 'pragma integrity_check')).toEqual([{ integrity_check: 'ok' }]);
  });

  it('tells how far its migration is', async () => {
    await using folder = await temporaryFolder();
    const file = join(folder.path, 'old.db');
    makeOlder(file);
    const told: unknown[] = [];
    const store = await openSqliteStore({
      file,
      migrations: migrationsFolder,
      onMigration: (progress) => told.push(progress),
    });
    await store.close();
    const of = ROWS + 8;
    expect(told).toEqual([
      { step: 'copying' },
      { step: 'packing', rows: 1_000, of },
      { step: 'packing', rows: 2_000, of },
      { step: 'packing', rows: of, of },
      { step: 'shrinking' },
    ]);
  });

  it('becomes smaller at the next start where its migration ended just before that', async () => {
    await using folder = await temporaryFolder();
    const file = join(folder.path, 'old.db');
    makeOlder(file);
    const size = statSync(file).size;
    const onProgress = ({ step }: MigrationProgress) => {
      if (step === 'shrinking') throw new Error('killed');
    };
    expect(() => openForWriting(file, migrations, { onProgress })).toThrow('killed');
    expect(statSync(file).size).toBeGreaterThanOrEqual(size);
    openForWriting(file, migrations).close();
    expect(statSync(file).size).toBeLessThan(size / 2);
    expect(rowsOf(file, "select name from sqlite_schema where name like '%shrink%'")).toEqual([]);
  });

  it('keeps its publishers’ rows when it is rescued', async () => {
    await using folder = await temporaryFolder();
    const file = join(folder.path, 'old.db');
    const before = makeOlder(file);
    rescue(file, join(folder.path, 'rescued.db'), migrations);
    expect(unpacked(join(folder.path, 'rescued.db'))).toEqual(before);
  });
});
