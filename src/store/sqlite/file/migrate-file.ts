import { existsSync, statfsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import type Database from 'better-sqlite3';
import { StoreError } from '../../port/store.ts';
import { type Migration, migrate } from '../connection/migrate.ts';
import { schemaVersion } from '../connection/schema-version.ts';

/** The share of unused pages in a file from which on a migration rewrites it without them. */
const MUCH_UNUSED = 0.25;
/** How much a migration with its copy reads and writes in a second (bytes of the database), on a slow machine. */
const SPEED = 15_000_000;

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

/** Migrates a database, and makes its file smaller if a good part of it is unused afterwards. */
export function migrateFile(sqlite: Database.Database, migrations: readonly Migration[]): void {
  const isOlder = schemaVersion(sqlite) < migrations.length;
  migrate(sqlite, migrations);
  if (isOlder && unusedShare(sqlite) > MUCH_UNUSED) shrink(sqlite);
}

/**
 * Rewrites the file without its unused pages. While another program reads the database, or without the room for it, the file
 * stays as large as it is: what is written later uses those pages.
 */
function shrink(sqlite: Database.Database): void {
  const stored = sqlite.pragma('temp_store', { simple: true });
  try {
    // The new file is built in a temporary one, which may not fit into memory.
    sqlite.pragma('temp_store = file');
    sqlite.exec('vacuum');
    sqlite.pragma('wal_checkpoint(truncate)');
  } catch (error) {
    if (!isPassing(error)) throw error;
  } finally {
    sqlite.pragma(`temp_store = ${stored}`);
  }
}

function isPassing(error: unknown): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    /^SQLITE_(BUSY|LOCKED|FULL|IOERR)/.test(String(error.code))
  );
}

function unusedShare(sqlite: Database.Database): number {
  const unused = Number(sqlite.pragma('freelist_count', { simple: true }));
  return unused / Number(sqlite.pragma('page_count', { simple: true }));
}

/** A size for people; MB are millions of bytes. */
export function megabytes(bytes: number): string {
  return `${Math.ceil(bytes / 1_000_000).toLocaleString('en')} MB`;
}
