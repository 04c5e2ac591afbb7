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

/**
 * Migrates the database to the newest schema in one transaction, so that nobody sees a schema in between. Programs that start
 * at the same time wait for each other. Throws `newer-schema` for a database that is newer than this program.
 */
export function migrate(sqlite: Database.Database, migrations: readonly Migration[]): void {
  expectKnown(schemaVersion(sqlite), migrations.length);
  if (schemaVersion(sqlite) === migrations.length) return;
  servePacking(sqlite);
  sqlite
    .transaction(() => {
      for (const migration of migrations) apply(sqlite, migration);
    })
    .immediate();
}

/** Gives a connection the SQL functions that pack publishers' rows, for tables that have them as JSON. */
export function servePacking(sqlite: Database.Database): void {
  sqlite.function('row_columns', { deterministic: true }, (raw) => columnsOfText(String(raw)));
  sqlite.function('packed_row', { deterministic: true }, (raw, mapped, holdsColumns) => {
    const row = { raw: String(raw), mapped: String(mapped) };
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
