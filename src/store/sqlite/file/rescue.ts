import Database from 'better-sqlite3';
import { StoreError } from '../../port/store.ts';
import { DERIVED_TABLES } from '../../schema/records/tables.ts';
import { toStoreError } from '../connection/failure.ts';
import { type Migration, migrate } from '../connection/migrate.ts';
import { systemReason } from '../connection/system-error.ts';
import { expectDatabaseFile } from './file.ts';
import { makeNewFile } from './new-file.ts';
import { type RescuedTable, rescueTable } from './rescue-table.ts';

export type Rescue = {
  readonly tables: readonly RescuedTable[];
  /** Rows that were left out because they refer to rows that could not be read. */
  readonly orphans: number;
};

/**
 * Copies what can be read of a damaged database into a new file, which must not exist; the damaged one is only read. Full
 * text and counts are rebuilt. Throws if nothing can be read.
 */
export function rescue(damaged: string, file: string, migrations: readonly Migration[]): Rescue {
  expectDatabaseFile(damaged);
  try {
    return makeNewFile(file, (unfinished) => {
      const from = new Database(damaged, { readonly: true });
      const into = new Database(unfinished);
      try {
        return copyAll(from, into, migrations);
      } finally {
        into.close();
        from.close();
      }
    });
  } catch (error) {
    if (error instanceof Error && 'syscall' in error)
      throw new StoreError('refused', `${file} could not be written: ${systemReason(error)}.`);
    throw error instanceof Database.SqliteError ? toStoreError(error) : error;
  }
}

function copyAll(
  from: Database.Database,
  into: Database.Database,
  migrations: readonly Migration[],
): Rescue {
  const tables = readable(from);
  migrate(into, migrations);
  into.pragma('foreign_keys = off');
  into.pragma('synchronous = off');
  const triggers = into
    .prepare<[], { name: string; sql: string }>(
      "select name, sql from sqlite_schema where type = 'trigger'",
    )
    .all();
  into.exec('begin');
  // The rows have their uids and their history already, so no trigger may fire when they are written.
  for (const { name } of triggers) into.exec(`drop trigger ${name}`);
  const rescued = tablesOf(into)
    .filter((table) => tables.includes(table))
    .map((table) => rescueTable(from, into, table));
  // What was merged into an incident that could not be read is an incident of its own again.
  into.exec(`update incident set merged_into = null, removed_at = null
    where merged_into not in (select id from incident)`);
  const orphans = dropOrphans(into);
  for (const { sql } of triggers) into.exec(sql);
  into.exec(`insert into incident_text (incident_text) values ('rebuild');
    insert into quote_text (quote_text) values ('rebuild');
    insert into recount_all values (1);
    update incident set due = 1;
    commit`);
  into.pragma('synchronous = full');
  return { tables: rescued, orphans };
}

function readable(from: Database.Database): readonly string[] {
  try {
    return tablesOf(from);
  } catch (error) {
    throw new StoreError(
      'damaged',
      `Nothing of ${from.name} can be read (${systemReason(error)}). Go back to a copy: watchfloor restore FILE.`,
    );
  }
}

function tablesOf(sqlite: Database.Database): readonly string[] {
  return sqlite
    .prepare<[], { name: string; type: string }>(
      "select name, type from pragma_table_list where schema = 'main'",
    )
    .all()
    .filter(({ name, type }) => type === 'table' && !name.startsWith('sqlite_'))
    .map(({ name }) => name)
    .filter((name) => !(name in DERIVED_TABLES));
}

/** Deletes rows whose parent is missing, until there are none: a report without its incident is useless. */
function dropOrphans(into: Database.Database): number {
  const broken = into.prepare<[], { table: string; rowid: number | null }>(
    'select "table", rowid from pragma_foreign_key_check',
  );
  let orphans = 0;
  for (;;) {
    const rows = broken.all().filter(({ rowid }) => rowid !== null);
    if (rows.length === 0) return orphans;
    for (const { table, rowid } of rows) {
      orphans += into.prepare(`delete from ${table} where rowid = ?`).run(rowid).changes;
    }
  }
}
