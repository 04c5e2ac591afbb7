import { chmodSync, closeSync, existsSync, openSync, rmSync } from 'node:fs';
import type Database from 'better-sqlite3';
import { StoreError } from '../store.ts';

/**
 * Writes a consistent copy, for its owner alone (0600), while others go on writing. Refuses a file that
 * exists; leaves nothing behind when it fails.
 */
export async function backUp(sqlite: Database.Database, file: string): Promise<void> {
  if (existsSync(file)) {
    throw new StoreError(
      'refused',
      `${file} exists already. Give the name of a file that does not.`,
    );
  }
  try {
    closeSync(openSync(file, 'wx', 0o600));
    chmodSync(file, 0o600);
    // Unlike a copy page by page, this one cannot be made to start again by other writers.
    sqlite.prepare('vacuum into ?').run(file);
  } catch (error) {
    rmSync(file, { force: true });
    const reason = error instanceof Error ? error.message : String(error);
    throw new StoreError('refused', `The copy could not be written to ${file}: ${reason}.`);
  }
}
