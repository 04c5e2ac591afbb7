import { existsSync, mkdirSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import type Database from 'better-sqlite3';
import { StoreError } from '../../port/store.ts';
import { systemReason } from '../connection/system-error.ts';
import { makeNewFile } from './new-file.ts';

/**
 * Writes a consistent copy, private to its owner (0600), while others keep writing. Throws if the file exists; leaves nothing
 * behind if it fails.
 */
export function backUp(sqlite: Database.Database, file: string): void {
  try {
    // Unlike a copy page by page, other writers cannot make this one restart.
    makeNewFile(file, (unfinished) => sqlite.prepare('vacuum into ?').run(unfinished));
  } catch (error) {
    if (error instanceof StoreError) throw error;
    throw new StoreError(
      'refused',
      `The copy could not be written to ${file}: ${systemReason(error)}.`,
    );
  }
}

/** The folder next to the database for copies that are made automatically. */
export function backupFolder(database: string): string {
  return join(dirname(database), 'backups');
}

/** Copies a database before its schema is migrated; the copy is named after the schema version that it has. */
export function backUpBeforeMigration(
  sqlite: Database.Database,
  version: number,
  folder: string,
): void {
  const file = sqlite.name;
  const copy = join(folder, `${basename(file, extname(file))}-schema-${version}.db`);
  // An earlier start made it and was then interrupted.
  if (existsSync(copy)) return;
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    backUp(sqlite, copy);
  } catch (error) {
    // Another program that started at the same time has made it.
    if (existsSync(copy)) return;
    throw new StoreError(
      'refused',
      `${file} has an older schema, and was not migrated, because a copy of it has to be made first: ` +
        `${systemReason(error).replace(/\.$/, '')}. Make room, or name another folder under [backup] in the configuration.`,
    );
  }
}
