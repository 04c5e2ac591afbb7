import { constants, copyFileSync, existsSync, linkSync, renameSync, rmSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import Database from 'better-sqlite3';
import { StoreError } from '../../port/store.ts';
import type { Migration } from '../connection/migrate.ts';
import { APPLICATION_ID, expectKnown, schemaVersion } from '../connection/schema-version.ts';
import { systemReason } from '../connection/system-error.ts';
import { backUp } from './backup.ts';
import { expectDatabaseFile, isCode } from './file.ts';
import { fileAt } from './file-identity.ts';
import { expectOneName } from './file-names.ts';
import { databasesSetAside, restoreNames } from './leftover-files.ts';
import { migrateFile } from './migrate-file.ts';
import { nameFinished, sync } from './new-file.ts';

/** The files to keep of an unusable database, including what is not yet in its main file. */
const KEPT = ['', '-wal', '-journal'] as const;
/** The companion files of a database, which must not end up next to another one. */
const BESIDE = ['-wal', '-shm', '-journal'] as const;

export type RestoreOptions = {
  readonly migrations: readonly Migration[];
  /** The moment in the names of the files that it creates. */
  readonly stamp: string;
  readonly who: string;
};

/**
 * Replaces a database by a copy, and returns the path where the previous one was set aside (`null` if there was none). The
 * copy is checked first and stays where it is. Throws if it is not an intact Watchfloor database, or if another program has the
 * database open. At every moment, even if it is killed, either database is there intact.
 */
export function restoreCopy(
  copy: string,
  database: string,
  { migrations, stamp, who }: RestoreOptions,
): string | null {
  const { aside, restored } = restoreNames(database, stamp);
  const isThere = existsSync(database);
  if (isThere) expectOneName(database);
  const sqlite = openWhole(copy, migrations.length);
  try {
    backUp(sqlite, restored);
  } finally {
    sqlite.close();
  }
  try {
    bringUpToDate(restored, migrations, [
      ...(isThere ? [...copiesOf(database), { file: resolve(aside), who, at: now() }] : []),
      { file: resolve(copy), who, at: now() },
    ]);
    if (!isThere) nameFinished(restored, database);
    else replace(database, { by: restored, aside });
  } catch (error) {
    // A purge could not name a copy that is not recorded.
    for (const ending of ['', ...BESIDE]) rmSync(restored + ending, { force: true });
    throw error;
  }
  return isThere ? aside : null;
}

/**
 * Gives a database a second name, and its own name to a finished file. A rename replaces a file atomically; the old one has to
 * be moved away before that only if it has a log, which would be taken for the new one's.
 */
function replace(
  database: string,
  { by: restored, aside }: { readonly by: string; readonly aside: string },
): void {
  const letGo = takeAlone(database);
  const files = KEPT.filter((ending) => existsSync(database + ending));
  try {
    // An earlier restore that was killed has given the same file that name.
    for (const name of databasesSetAside(database)) if (isSameFile(name, database)) rmSync(name);
    for (const ending of files) nameToo(database + ending, aside + ending);
    sync(restored);
    sync(dirname(database));
    for (const ending of BESIDE) rmSync(database + ending, { force: true });
    // Windows cannot replace an open file.
    if (process.platform === 'win32') letGo();
    renameSync(restored, database);
    sync(dirname(database));
  } catch (error) {
    for (const ending of files) {
      if (!existsSync(database + ending)) renameSync(aside + ending, database + ending);
      else rmSync(aside + ending, { force: true });
    }
    throw error;
  } finally {
    letGo();
  }
}

/** Gives a file a second name, or copies it if the file system has no links. */
function nameToo(file: string, name: string): void {
  try {
    linkSync(file, name);
  } catch (error) {
    if (isCode(error, 'EEXIST')) throw error;
    copyFileSync(file, name, constants.COPYFILE_EXCL);
    sync(name);
  }
}

function isSameFile(one: string, other: string): boolean {
  return fileAt(one) === fileAt(other);
}

type Copy = { readonly file: string; readonly who: string; readonly at: string };

const now = () => new Date().toISOString();

/** The copies that are recorded in a database; none if it cannot be read. */
function copiesOf(database: string): readonly Copy[] {
  let sqlite: Database.Database | undefined;
  try {
    sqlite = new Database(database, { readonly: true, fileMustExist: true });
    return sqlite.prepare<[], Copy>('select file, who, at from backup order by id').all();
  } catch {
    return [];
  } finally {
    sqlite?.close();
  }
}

/** Migrates a copy, and adds the copies that are recorded in the replaced database, so that a later purge can name them. */
function bringUpToDate(
  file: string,
  migrations: readonly Migration[],
  copies: readonly Copy[],
): void {
  const sqlite = new Database(file);
  try {
    migrateFile(sqlite, migrations);
    const isKnown = sqlite.prepare('select 1 from backup where file = ?');
    const insert = sqlite.prepare('insert into backup (file, who, at) values (?, ?, ?)');
    for (const { file, who, at } of copies) {
      if (isKnown.get(file) === undefined) insert.run(file, who, at);
    }
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
    throw new StoreError(
      'damaged',
      `${copy} is damaged or cannot be read: ${systemReason(error)}.`,
    );
  }
}

/**
 * Locks a database exclusively, with its whole log in its file, and returns the function that releases it: a program that has
 * it open would keep writing to the file that is set aside. A damaged database cannot be used, nor locked.
 */
function takeAlone(database: string): () => void {
  let sqlite: Database.Database | undefined;
  try {
    sqlite = new Database(database, { fileMustExist: true, timeout: 0 });
    // Leaving the write-ahead log needs exclusive access, and empties the log into the file.
    if (sqlite.pragma('journal_mode = delete', { simple: true }) !== 'delete')
      throw inUse(database);
    sqlite.exec('begin exclusive');
    const taken = sqlite;
    return () => taken.close();
  } catch (error) {
    sqlite?.close();
    if (error instanceof StoreError) throw error;
    const isBusy = error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY');
    if (isBusy) throw inUse(database);
    return () => {};
  }
}

function inUse(database: string): StoreError {
  return new StoreError(
    'busy',
    `Another program has ${database} open. Close it, whether a dashboard, an import or a shell, then restore again.`,
  );
}
