import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { StoreError } from '../../port/store.ts';
import { columnsOfText, hashOfPacked, packTexts } from '../../schema/published-row.ts';
import { APPLICATION_ID, expectKnown, schemaVersion } from './schema-version.ts';

/** One migration; its number is the `user_version` after it. */
export type Migration = { readonly version: number; readonly file: string };

/** The migrations in a folder, in order: `NNNN-name.sql`, from 0001 without gaps. */
export function readMigrations(folder: string): readonly Migration[] {
  const migrations = readdirSync(folder)
    .filter((name) => /^\d{4}-.*\.sql$/.test(name))
    .sort()
    .map((name) => ({ version: Number(name.slice(0, 4)), file: join(folder, name) }));
  const gap = migrations.find((migration, index) => migration.version !== index + 1);
  if (gap !== undefined) throw new StoreError('internal', `Migration out of order: ${gap.file}`);
  return migrations;
}

/** What a migration is doing: copying the database, packing publishers' rows, of which `rows` are done, or rewriting the file without unused pages. */
export type MigrationProgress =
  | { readonly step: 'copying' }
  | { readonly step: 'packing'; readonly rows: number; readonly of: number }
  | { readonly step: 'shrinking' };

export type Migrating = {
  readonly onProgress?: (progress: MigrationProgress) => void;
  /** Runs in the transaction, after the last migration. */
  readonly atEnd?: () => void;
};

/** Progress is told after each of so many rows. */
const ROWS_BETWEEN = 1_000;

/**
 * Migrates the database to the newest schema in one transaction, so that nobody sees a schema in between. Programs that start
 * at the same time wait for each other. Throws `newer-schema` for a database that is newer than this program.
 */
export function migrate(
  sqlite: Database.Database,
  migrations: readonly Migration[],
  { onProgress = () => {}, atEnd = () => {} }: Migrating = {},
): void {
  expectKnown(schemaVersion(sqlite), migrations.length);
  if (schemaVersion(sqlite) === migrations.length) return;
  const of = rowsToPack(sqlite);
  let rows = 0;
  servePacking(sqlite, () => {
    rows += 1;
    if (rows % ROWS_BETWEEN === 0 || rows === of) onProgress({ step: 'packing', rows, of });
  });
  sqlite
    .transaction(() => {
      for (const migration of migrations) apply(sqlite, migration);
      atEnd();
    })
    .immediate();
}

/** The number of publishers' rows that are still JSON. */
function rowsToPack(sqlite: Database.Database): number {
  const tables = sqlite
    .prepare<[], string>(
      "select m.name from sqlite_schema as m, pragma_table_info(m.name) as c where m.type = 'table' and c.name = 'mapped'",
    )
    .pluck()
    .all();
  const counts = tables.map((table) =>
    Number(sqlite.prepare(`select count(*) from ${table}`).pluck().get()),
  );
  return counts.reduce((sum, one) => sum + one, 0);
}

/** Gives a connection the SQL functions that pack publishers' rows, for tables that have them as JSON. */
export function servePacking(sqlite: Database.Database, onPacked: () => void = () => {}): void {
  sqlite.function('row_columns', { deterministic: true }, (raw) => columnsOfText(String(raw)));
  sqlite.function('packed_row', { deterministic: true }, (raw, mapped, holdsColumns) => {
    const row = { raw: String(raw), mapped: String(mapped) };
    onPacked();
    return packTexts(row, holdsColumns === 1 ? null : columnsOfText(row.raw)).packed;
  });
  sqlite.function('row_hash', { deterministic: true }, (columns, packed) =>
    hashOfPacked({ columns: columns === null ? null : String(columns), packed }),
  );
}

function apply(sqlite: Database.Database, { version, file }: Migration): void {
  if (schemaVersion(sqlite) >= version) return;
  sqlite.exec(readFileSync(file, 'utf8'));
  sqlite.pragma(`application_id = ${APPLICATION_ID}`);
  sqlite.pragma(`user_version = ${version}`);
}
