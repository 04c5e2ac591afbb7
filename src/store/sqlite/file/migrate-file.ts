import { existsSync, statfsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import type Database from 'better-sqlite3';
import { StoreError } from '../../port/store.ts';
import { type Migrating, type Migration, migrate } from '../connection/migrate.ts';
import { withoutWaiting } from '../connection/waiting.ts';

/** The share of unused pages in a file, and their size (bytes), from which on a migration rewrites it without them. */
const MUCH_UNUSED = 0.25;
const MANY_BYTES = 1_000_000;
/** How much a migration with its copy reads and writes in a second (bytes of the database), on a slow machine. */
const SPEED = 8_000_000;

/** What migrating a database takes: room beside it (bytes) for the copy and for the log, and time (seconds). */
export type MigrationNeeds = { readonly room: number; readonly seconds: number };

export function migrationNeeds(file: string): MigrationNeeds {
  const size = [file, `${file}-wal`]
    .filter((one) => existsSync(one))
    .reduce((sum, one) => sum + statSync(one).size, 0);
  return { room: Math.ceil(size * 1.5), seconds: Math.ceil(size / SPEED) };
}

/** Throws `refused` if the disk has no room for a migration. */
export function expectRoomToMigrate(file: string): void {
  const { room } = migrationNeeds(file);
  const { bavail, bsize } = statfsSync(dirname(file));
  const free = bavail * bsize;
  if (free >= room) return;
  throw new StoreError(
    'refused',
    `${file} has an older schema, and was not migrated: that takes ${megabytes(room)} beside it for a copy and for the ` +
      `work, and there are ${megabytes(free)}. Make room and start again.`,
  );
}

/**
 * The table that a migration leaves in a file of which a good part is unused, until the file is smaller: a program that was
 * killed before that, or kept from it by another one that reads, leaves it to the next start.
 */
const TO_SHRINK = 'file_to_shrink';

/** Migrates a database, and makes its file smaller if a good part of it is unused afterwards. */
export function migrateFile(
  sqlite: Database.Database,
  migrations: readonly Migration[],
  onProgress: Migrating['onProgress'] = () => {},
): void {
  const atEnd = () => {
    if (hasMuchUnused(sqlite)) sqlite.exec(`create table ${TO_SHRINK} (id integer)`);
  };
  migrate(sqlite, migrations, { onProgress, atEnd });
  if (!isToShrink(sqlite)) return;
  onProgress({ step: 'shrinking' });
  shrink(sqlite);
}

function isToShrink(sqlite: Database.Database): boolean {
  const found = sqlite.prepare('select 1 from sqlite_schema where name = ?').get(TO_SHRINK);
  return found !== undefined;
}

/**
 * Rewrites the file without its unused pages. Without the room for it, the file stays as large as it is: what is written later
 * uses those pages.
 */
function shrink(sqlite: Database.Database): void {
  const stored = sqlite.pragma('temp_store', { simple: true });
  const write = (statement: string) => withoutWaiting(sqlite, () => sqlite.exec(statement));
  try {
    // The new file is built in a temporary one, which may not fit into memory.
    sqlite.pragma('temp_store = file');
    write('vacuum');
    write(`drop table if exists ${TO_SHRINK}`);
    sqlite.pragma('wal_checkpoint(truncate)');
  } catch (error) {
    if (fails(error, /^SQLITE_(FULL|IOERR)/)) write(`drop table if exists ${TO_SHRINK}`);
    else if (!fails(error, /^SQLITE_(BUSY|LOCKED)/)) throw error;
  } finally {
    sqlite.pragma(`temp_store = ${stored}`);
  }
}

function fails(error: unknown, codes: RegExp): boolean {
  return error instanceof Error && 'code' in error && codes.test(String(error.code));
}

function hasMuchUnused(sqlite: Database.Database): boolean {
  const number = (pragma: string) => Number(sqlite.pragma(pragma, { simple: true }));
  const unused = number('freelist_count');
  return unused * number('page_size') > MANY_BYTES && unused / number('page_count') > MUCH_UNUSED;
}

/** A size for people; MB are millions of bytes. */
export function megabytes(bytes: number): string {
  return `${Math.ceil(bytes / 1_000_000).toLocaleString('en')} MB`;
}
