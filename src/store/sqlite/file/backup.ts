import { existsSync, mkdirSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import type Database from 'better-sqlite3';
import { StoreError } from '../../port/store.ts';
import { systemReason } from '../connection/system-error.ts';
import { makeNewFile } from './new-file.ts';

/**
 * Writes a consistent copy, for its owner alone (0600), while others go on writing. Refuses a file that
 * exists; leaves nothing behind when it fails.
 */
export function backUp(sqlite: Database.Database, file: string): void {
  try {
    // Unlike a copy page by page, this one cannot be made to start again by other writers.
    makeNewFile(file, (unfinished) => sqlite.prepare('vacuum into ?').run(unfinished));
  } catch (error) {
    if (error instanceof StoreError) throw error;
    throw new StoreError(
      'refused',
      `The copy could not be written to ${file}: ${systemReason(error)}.`,
    );
  }
}

/** The folder of the copies that are made without being asked for, beside the database. */
export function backupFolder(database: string): string {
  return join(dirname(database), 'backups');
}

/** Copies a database before its schema is changed; the copy is named after the schema that it has. */
export function backUpBeforeMigration(
  sqlite: Database.Database,
  version: number,
  folder: string,
): void {
  const file = sqlite.name;
  const copy = join(folder, `${basename(file, extname(file))}-schema-${version}.db`);
  // Made already, by a start that was interrupted after it.
  if (existsSync(copy)) return;
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    backUp(sqlite, copy);
  } catch (error) {
    // Another program that starts at the same time has made it.
    if (existsSync(copy)) return;
    throw new StoreError(
      'refused',
      `${file} has an older schema, and was not brought up to date, since a copy of it has to be made first: ` +
        `${systemReason(error).replace(/\.$/, '')}. Make room, or name another folder under [backup] in the configuration.`,
    );
  }
}
