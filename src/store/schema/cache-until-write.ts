import { type Kysely, sql } from 'kysely';
import type { Schema } from './schema.ts';
import { inWords } from './sql-words.ts';

/** Caches a reading of the database until somebody writes, on each connection. */
export function cacheUntilWrite<T>(
  read: (db: Kysely<Schema>) => Promise<T>,
): (db: Kysely<Schema>) => Promise<T> {
  const readOnce = cacheLastUntilWrite(
    () => '',
    (db: Kysely<Schema>) => read(db),
  );
  return (db) => readOnce(db, undefined);
}

/**
 * Caches the last reading that depends on something, by its key, until somebody writes. A transaction that was rolled back
 * may leave the same state as the next one, so every writer reads once when its transaction begins.
 */
export function cacheLastUntilWrite<P, T>(
  keyOf: (of: P) => string,
  read: (db: Kysely<Schema>, of: P) => Promise<T>,
): (db: Kysely<Schema>, of: P) => Promise<T> {
  const cache = new WeakMap<Kysely<Schema>, { readonly state: string; readonly value: T }>();
  return async (db, of) => {
    const state = `${await writeState(db)} ${keyOf(of)}`;
    const cached = cache.get(db);
    if (cached?.state === state) return cached.value;
    // A reading that is given up may have spoilt what the one before left in a temporary table.
    cache.delete(db);
    const value = await read(db, of);
    cache.set(db, { state, value });
    return value;
  };
}

async function writeState(db: Kysely<Schema>): Promise<string> {
  const state = inWords((words) => words.writeState);
  const { rows } = await sql<{ state: string }>`select ${state} as state`.execute(db);
  return rows[0]?.state ?? '';
}
