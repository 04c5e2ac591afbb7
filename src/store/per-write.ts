import { type Kysely, sql } from 'kysely';
import type { Schema } from './schema.ts';

/** Makes a reading of the database that is done again only when something was written since. */
export function perWrite<T>(
  read: (db: Kysely<Schema>) => Promise<T>,
): (db: Kysely<Schema>) => Promise<T> {
  const cache = new WeakMap<Kysely<Schema>, { readonly state: string; readonly value: T }>();
  return async (db) => {
    const state = await stateOf(db);
    const cached = cache.get(db);
    if (cached?.state === state) return cached.value;
    const value = await read(db);
    cache.set(db, { state, value });
    return value;
  };
}

// Whoever writes leaves a change line or the action of an import, and ids only grow.
async function stateOf(db: Kysely<Schema>): Promise<string> {
  const { rows } = await sql<{ state: string }>`select
    (select coalesce(max(id), 0) from change) || ' ' || (select coalesce(max(id), 0) from action) || ' ' ||
    (select coalesce(max(id), 0) from actor) || ' ' || (select coalesce(max(id), 0) from source)
    as state`.execute(db);
  return rows[0]?.state ?? '';
}
