import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { migrate, readMigrations } from '../../src/store/sqlite/connection/migrate.ts';

export const migrationsFolder = fileURLToPath(new URL('../../db/migrations', import.meta.url));

let made: Buffer | undefined;

/** The bytes of an empty database with the newest schema; made once, since that is most of the time of opening one. */
export function emptyDatabase(): Buffer {
  if (made === undefined) {
    const sqlite = new Database(':memory:');
    migrate(sqlite, readMigrations(migrationsFolder));
    made = sqlite.serialize();
    sqlite.close();
  }
  return made;
}
