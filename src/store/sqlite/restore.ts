import { existsSync, renameSync, rmSync } from 'node:fs';
import Database from 'better-sqlite3';
import { StoreError } from '../store.ts';
import { backUp } from './backup.ts';
import { expectDatabaseFile, reasonOf } from './file.ts';
import { type Migration, migrate } from './migrate.ts';
import { nameFinished } from './new-file.ts';
import { APPLICATION_ID, expectKnown, schemaVersion } from './schema-version.ts';

const BESIDE = ['-wal', '-shm'] as const;

/**
 * Puts a copy in the place of a database, and answers with where what was there is now (`null`: nothing was). The copy is
 * checked first and stays where it is. Throws where it is no whole Watchfloor database, or where another program has the
 * database open.
 */
export function restoreCopy(
  copy: string,
  database: string,
  { migrations, stamp }: { readonly migrations: readonly Migration[]; readonly stamp: string },
): string | null {
  const restored = `${database}.restored-${stamp}`;
  const sqlite = openWhole(copy, migrations.length);
  try {
    backUp(sqlite, restored);
  } finally {
    sqlite.close();
  }
  const aside = `${database}.before-restore-${stamp}`;
  const isThere = existsSync(database);
  try {
    bringUpToDate(restored, migrations);
    if (isThere) expectNobodyElse(database);
    moveDatabase(database, aside);
    nameFinished(restored, database);
  } catch (error) {
    if (!existsSync(database)) moveDatabase(aside, database);
    // A copy that nobody knows of would be out of reach of a purge.
    for (const ending of ['', ...BESIDE, '-journal']) rmSync(restored + ending, { force: true });
    throw error;
  }
  return isThere ? aside : null;
}

/** Gives a database, as far as it is there, another name, with what stands beside it. */
function moveDatabase(from: string, to: string): void {
  for (const ending of ['', ...BESIDE]) {
    if (existsSync(`${from}${ending}`)) renameSync(`${from}${ending}`, `${to}${ending}`);
  }
}

function bringUpToDate(file: string, migrations: readonly Migration[]): void {
  const sqlite = new Database(file);
  try {
    migrate(sqlite, migrations);
  } finally {
    sqlite.close();
  }
}

function openWhole(copy: string, known: number): Database.Database {
  expectDatabaseFile(copy);
  let sqlite: Database.Database | undefined;
  try {
    sqlite = new Database(copy, { readonly: true, fileMustExist: true });
    if (sqlite.pragma('application_id', { simple: true }) !== APPLICATION_ID) {
      throw new StoreError('not-ours', `${copy} is a database of another program.`);
    }
    expectKnown(schemaVersion(sqlite), known);
    const [problem] = sqlite.prepare('pragma integrity_check(1)').pluck().all();
    if (problem !== 'ok') throw new StoreError('damaged', `${copy} is damaged: ${problem}.`);
    return sqlite;
  } catch (error) {
    sqlite?.close();
    if (error instanceof StoreError) throw error;
    throw new StoreError('damaged', `${copy} is damaged or cannot be read: ${reasonOf(error)}.`);
  }
}

// Whoever has the database open would go on writing into what is put aside. A damaged one nobody can use.
function expectNobodyElse(database: string): void {
  if (isAlone(database)) return;
  throw new StoreError(
    'busy',
    `Another program has ${database} open, a dashboard perhaps. Close it, then restore again.`,
  );
}

function isAlone(database: string): boolean {
  let sqlite: Database.Database | undefined;
  try {
    sqlite = new Database(database, { fileMustExist: true, timeout: 0 });
    // Only who is alone may leave the write-ahead log, which empties it into the file.
    return sqlite.pragma('journal_mode = delete', { simple: true }) === 'delete';
  } catch (error) {
    return !(error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY'));
  } finally {
    sqlite?.close();
  }
}
