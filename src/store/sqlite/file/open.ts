import { existsSync, rmSync, statfsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { StoreError } from '../../port/store.ts';
import { toStoreError } from '../connection/failure.ts';
import type { Migrating, Migration } from '../connection/migrate.ts';
import {
  APPLICATION_ID,
  expectCurrent,
  expectKnown,
  schemaVersion,
} from '../connection/schema-version.ts';
import { BUSY_TIMEOUT_MS, isBusy, onceFree } from '../connection/waiting.ts';
import { backUpBeforeMigration, backupFolder } from './backup.ts';
import { expectDatabaseFile, expectWritable, makePrivately } from './file.ts';
import { expectOneName } from './file-names.ts';
import { expectNoLeftovers } from './leftover-files.ts';
import { expectRoomToMigrate, migrateFile } from './migrate-file.ts';

/** The page cache of a connection (KiB), except during an import. */
export const CACHE_KB = 4_000;
/** The same while an import is written or undone, which touches pages of a dozen indexes at places far from each other. */
export const IMPORT_CACHE_KB = 64_000;

const NO_SHARED_MEMORY =
  'is in a folder where programs cannot share memory or locks, as many network folders are. Keep the database on a ' +
  'disk of this computer and give its path with --db.';

type Opening = Pick<Migrating, 'onProgress'> & {
  /** The folder for a copy made before a migration; by default `backups` next to the file. */
  readonly backups?: string;
  /** Whether a missing file is created, as by default. */
  readonly mayMake?: boolean;
};

/**
 * Opens the file for reading and writing, creates it if it is missing and may be created, and migrates its schema, after a
 * copy into `backups`. Throws a `StoreError` for a file that is not a Watchfloor database or is a newer one, which is not
 * touched.
 */
export function openForWriting(
  file: string,
  migrations: readonly Migration[],
  { backups = backupFolder(file), mayMake = true, onProgress }: Opening = {},
): Database.Database {
  expectNoLeftovers(file);
  if (mayMake) makePrivately(file);
  const size = expectDatabaseFile(file);
  expectOneName(file);
  if (size > 0) {
    expectWritable(file);
    // A first look that leaves no trace: a reader never checkpoints an existing log, and a writer that wrote nothing deletes the
    // log that it created.
    const hasLog = existsSync(`${file}-wal`);
    open(file, hasLog, (sqlite) => {
      const version = ourVersion(sqlite);
      expectKnown(version, migrations.length);
      if (isOlder(version, migrations)) expectRoomToMigrate(file);
    }).close();
  }
  return open(file, false, (sqlite) => {
    switchToWal(sqlite);
    const version = schemaVersion(sqlite);
    if (isOlder(version, migrations)) {
      onProgress?.({ step: 'copying' });
      backUpBeforeMigration(sqlite, version, backups);
    }
    migrateFile(sqlite, migrations, onProgress);
  });
}

function isOlder(version: number, migrations: readonly Migration[]): boolean {
  return version > 0 && version < migrations.length;
}

/** Opens an existing database read-only, so that SQLite itself refuses every write. */
export function openForReading(file: string, migrations: readonly Migration[]): Database.Database {
  expectNoLeftovers(file);
  const size = expectDatabaseFile(file);
  expectOneName(file);
  if (size === 0) {
    throw new StoreError(
      'not-ours',
      `${file} is empty. Start once without --read-only to make it a database.`,
    );
  }
  return open(file, true, (sqlite) => expectCurrent(ourVersion(sqlite), migrations.length));
}

/** Opens a copy that goes when this is over, so that nothing of it has to survive a power cut. */
export function openPassing(file: string): Database.Database {
  return open(file, false, (sqlite) => sqlite.pragma('synchronous = off'));
}

function open(
  file: string,
  readonly: boolean,
  prepare: (sqlite: Database.Database) => void,
): Database.Database {
  let sqlite: Database.Database | undefined;
  try {
    sqlite = new Database(file, { readonly, fileMustExist: true, timeout: BUSY_TIMEOUT_MS });
    sqlite.pragma('synchronous = full');
    sqlite.pragma('foreign_keys = on');
    sqlite.pragma('recursive_triggers = off');
    sqlite.pragma('trusted_schema = off');
    // A write that fires triggers keeps a statement journal, by default in a file.
    sqlite.pragma('temp_store = memory');
    // The system caches the file as well; a larger cache here makes no query faster.
    sqlite.pragma(`cache_size = -${CACHE_KB}`);
    prepare(sqlite);
    return sqlite;
  } catch (error) {
    sqlite?.close();
    throw openingError(file, error);
  }
}

// A database with tables but without our mark belongs to another program; one without tables has nothing to lose.
function ourVersion(sqlite: Database.Database): number {
  const id = sqlite.pragma('application_id', { simple: true });
  const tables = sqlite.prepare('select count(*) from sqlite_schema').pluck().get();
  if (id === APPLICATION_ID || (id === 0 && tables === 0)) return schemaVersion(sqlite);
  throw new StoreError(
    'not-ours',
    `${sqlite.name} is a database of another program and was left as it is. Give the path of a ` +
      'Watchfloor database, or of a file that does not exist yet.',
  );
}

// Changing the journal mode does not wait for a lock, and two programs may create the same file at once.
function switchToWal(sqlite: Database.Database): void {
  const mode = onceFree(() => sqlite.pragma('journal_mode = wal', { simple: true }));
  if (mode !== 'wal') throw new StoreError('refused', `${sqlite.name} ${NO_SHARED_MEMORY}`);
}

/** The space (bytes) that opening a database needs next to it. */
const NEEDED = 64 * 1024;

function isDiskFull(file: string): boolean {
  try {
    const { bavail, bsize } = statfsSync(dirname(file));
    return bavail * bsize < NEEDED;
  } catch {
    return false;
  }
}

/**
 * Whether locks work next to a file: SQLite takes a lock that the system refuses (ENOLCK) for one that another program holds.
 * Tried on a new file, which no other program can have locked.
 */
function canLockBeside(file: string): boolean {
  const own = join(dirname(file), `.${crypto.randomUUID()}.lock`);
  try {
    const sqlite = new Database(own, { timeout: 0 });
    try {
      sqlite.exec('begin exclusive; commit');
    } finally {
      sqlite.close();
    }
    return true;
  } catch (error) {
    return !isBusy(error);
  } finally {
    rmSync(own, { force: true });
  }
}

function openingError(file: string, error: unknown): StoreError {
  if (error instanceof StoreError) return error;
  const code = error instanceof Database.SqliteError ? error.code : '';
  if (code.startsWith('SQLITE_NOTADB')) {
    return new StoreError(
      'not-ours',
      `${file} is not a database. To bring a file of incidents in, use: watchfloor import ${file}`,
    );
  }
  if (/^SQLITE_(FULL|IOERR|CANTOPEN)/.test(code) && isDiskFull(file)) {
    return new StoreError(
      'refused',
      `${file} cannot be opened: its disk is full, and SQLite needs a little room beside it. Make room and try again.`,
    );
  }
  const isUnshared =
    /^SQLITE_(PROTOCOL|IOERR_(SHM|LOCK|UNLOCK|CHECKRESERVEDLOCK))/.test(code) ||
    (code.startsWith('SQLITE_BUSY') && !canLockBeside(file));
  if (isUnshared) {
    return new StoreError('refused', `${file} ${NO_SHARED_MEMORY}`);
  }
  if (/^SQLITE_(CANTOPEN|READONLY)/.test(code)) {
    return new StoreError(
      'refused',
      `${file} cannot be opened where nothing can be written: SQLite keeps two files beside it ` +
        '(-wal and -shm). Copy it to a folder of your own and open the copy.',
    );
  }
  const plain = toStoreError(error);
  return new StoreError(plain.code, `${file}: ${plain.message}`);
}
