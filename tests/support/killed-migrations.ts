import Database from 'better-sqlite3';
import {
  type PackedRow,
  type PublishedRow,
  unpackRow,
} from '../../src/store/schema/published-row.ts';
import { migrate, readMigrations } from '../../src/store/sqlite/connection/migrate.ts';
import { openForWriting } from '../../src/store/sqlite/file/open.ts';
import { migrationsFolder } from './empty-database.ts';

const migrations = readMigrations(migrationsFolder);

/** What is wrong with a database whose migration was killed: it is the old one or the newest, with every row. */
export function migrationFaults(sqlite: Database.Database): readonly string[] {
  const version = Number(sqlite.pragma('user_version', { simple: true }));
  const newest = migrations.length;
  const kept = Number(sqlite.prepare('select count(*) from incident').pluck().get());
  return [
    ...(version === 3 || version === newest ? [] : [`a schema between: ${version}`]),
    ...(kept < OLD_ROWS ? [`${OLD_ROWS - kept} incidents lost on the way to a newer schema`] : []),
    ...(publishedIds(sqlite).join() === oldIds().join()
      ? []
      : ['publishers’ rows lost or changed']),
  ];
}

/** The next start finishes what is left of a migration. */
export function finishedFaults(file: string): readonly string[] {
  const sqlite = openForWriting(file, migrations);
  try {
    const isLarge = sqlite
      .prepare("select 1 from sqlite_schema where name = 'file_to_shrink'")
      .get();
    return [
      ...migrationFaults(sqlite),
      ...(isLarge === undefined ? [] : ['the file was not made smaller']),
    ];
  } finally {
    sqlite.close();
  }
}

const oldIds = () => Array.from({ length: OLD_ROWS }, (_, index) => `${index + 1}`);

/** The ids in publishers' rows that have the old text, packed or not. */
function publishedIds(sqlite: Database.Database): readonly string[] {
  const isPacked = Number(sqlite.pragma('user_version', { simple: true })) === migrations.length;
  const rows = sqlite
    .prepare(
      isPacked
        ? 'select columns, packed from publisher_row left join row_header on row_header.id = header_id order by incident_id'
        : 'select raw, mapped from publisher_row order by incident_id',
    )
    .all() as readonly (PackedRow | PublishedRow)[];
  return rows
    .map((row) => ('packed' in row ? unpackRow(row) : row))
    .filter(({ mapped }) => JSON.parse(mapped).narrative === OLD_TEXT)
    .map(({ raw }) => JSON.parse(raw).id);
}

const OLD_ROWS = 400;
const OLD_TEXT = 'what a publisher said '.repeat(200);

/** Makes a database of an older schema, with publishers' rows. */
export function makeOlder(file: string): void {
  const sqlite = new Database(file);
  migrate(sqlite, migrations.slice(0, 3));
  sqlite.exec(`insert into source (name) values ('Reuters');
    with recursive n (i) as (select 1 union all select i + 1 from n where i < ${OLD_ROWS})
    insert into incident (occurred_from, occurred_until, title) select '2020-01-01', '2020-01-01', 'Row ' || i from n;
    insert into report (incident_id, source_id) select id, 1 from incident;
    insert into batch (dataset, format, file, sha256, who) values ('d', 'f', 'a.csv', 'x', 'ada');
    insert into publisher_row (incident_id, first_batch_id, last_batch_id, line, raw, mapped)
      select id, 1, 1, id, json_object('id', id || ''), json_object('narrative', '${OLD_TEXT}') from incident`);
  sqlite.close();
}
