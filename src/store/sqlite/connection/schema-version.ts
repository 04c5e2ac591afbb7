import type Database from 'better-sqlite3';
import { StoreError } from '../../port/store.ts';

/** Marks a file as a Watchfloor database, in SQLite's `application_id`: "WFlr". */
export const APPLICATION_ID = 0x57466c72;

/** The schema that the database has: the number of the last migration. */
export function schemaVersion(sqlite: Database.Database): number {
  return Number(sqlite.pragma('user_version', { simple: true }));
}

/** Refuses a schema that this program does not know; `known` is the newest one that it does. */
export function expectKnown(version: number, known: number): void {
  if (version <= known) return;
  throw new StoreError(
    'newer-schema',
    `This database was written by a newer Watchfloor (schema ${version}; this program knows ${known}). ` +
      'Update the program.',
  );
}

/** Refuses, for a reader that cannot migrate, also a schema that is too old. */
export function expectCurrent(version: number, known: number): void {
  expectKnown(version, known);
  if (version === known) return;
  throw new StoreError(
    'refused',
    `This database has an older schema (${version}; this program needs ${known}). ` +
      'Open it once without --read-only to bring it up to date.',
  );
}
