import type Database from 'better-sqlite3';
import { StoreError } from '../../port/store.ts';

/** Marks a file as a Watchfloor database, in SQLite's `application_id`: "WFlr". */
export const APPLICATION_ID = 0x57466c72;

/** The schema version of a database: the number of its last migration. */
export function schemaVersion(sqlite: Database.Database): number {
  return Number(sqlite.pragma('user_version', { simple: true }));
}

/** Throws for a schema that is newer than `known`, the newest one that this program knows. */
export function expectKnown(version: number, known: number): void {
  if (version <= known) return;
  throw new StoreError(
    'newer-schema',
    `This database was written by a newer Watchfloor (schema ${version}; this program knows ${known}). ` +
      'Update the program.',
  );
}

/** Throws also for an older schema, since a reader cannot migrate it. */
export function expectCurrent(version: number, known: number): void {
  expectKnown(version, known);
  if (version === known) return;
  throw new StoreError(
    'refused',
    `This database has an older schema (${version}; this program needs ${known}). ` +
      'Open it once without --read-only to bring it up to date.',
  );
}
