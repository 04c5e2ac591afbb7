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

/** The state of connections that are in a snapshot, as soon as it was read; null until then. */
const snapshots = new WeakMap<Kysely<Schema>, { state: string | null }>();

/** Runs a query that reads one snapshot and writes nothing, so that the state needs to be read once. */
export async function onOneSnapshot<T>(db: Kysely<Schema>, query: () => Promise<T>): Promise<T> {
  snapshots.set(db, { state: null });
  try {
    return await query();
  } finally {
    snapshots.delete(db);
  }
}

async function writeState(db: Kysely<Schema>): Promise<string> {
  const snapshot = snapshots.get(db);
  if (snapshot?.state != null) return snapshot.state;
  const { rows } = await sql<{ state: string }>`
    select ${inWords((words) => words.writeState)} as state`.execute(db);
  const state = rows[0]?.state ?? '';
  if (snapshot !== undefined) snapshot.state = state;
  return state;
}
