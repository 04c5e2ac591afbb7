import { type Kysely, sql } from 'kysely';
import type { Schema } from './schema.ts';

/** Makes a reading of the database that is done again only when something was written since. */
export function perWrite<T>(
  read: (db: Kysely<Schema>) => Promise<T>,
): (db: Kysely<Schema>) => Promise<T> {
  const readOnce = lastPerWrite(
    () => '',
    (db: Kysely<Schema>) => read(db),
  );
  return (db) => readOnce(db, undefined);
}

/**
 * The same of a reading that is of something: the last one is kept, told by its key. A transaction that was rolled back may
 * leave the same state as the next one, so whoever writes reads once at its beginning.
 */
export function lastPerWrite<P, T>(
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

/** Changes whenever anybody has written: others, or this connection, which leaves change lines, an action or a party. */
async function writeState(db: Kysely<Schema>): Promise<string> {
  const { rows } = await sql<{ state: string }>`select data_version || ' ' ||
    (select coalesce(max(id), 0) from change) || ' ' || (select coalesce(max(id), 0) from action) || ' ' ||
    (select coalesce(max(id), 0) from actor) || ' ' || (select coalesce(max(id), 0) from source)
    as state from pragma_data_version`.execute(db);
  return rows[0]?.state ?? '';
}
