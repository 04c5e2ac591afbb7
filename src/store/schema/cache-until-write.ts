import { type Kysely, sql } from 'kysely';
import type { Schema } from './schema.ts';
import { inWords } from './sql-words.ts';

/** Caches what was read from the database until somebody writes; each connection has its own cache. */
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
 * The same for a reading with a parameter: caches the last one, by the parameter's key. A rolled back transaction may leave the
 * same state as the next one, so every writer reads once when its transaction begins.
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
    // A reading that is given up may have overwritten what the previous one left in a temporary table.
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
