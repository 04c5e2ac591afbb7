import { type Kysely, sql } from 'kysely';
import type { Schema } from '../schema/schema.ts';
import { DIGESTED } from '../schema/schema-counts.ts';
import type { Holds } from './conditions.ts';

/** The narrowest table that has every column of a condition: digests are read many times as fast as incidents. */
export function coveringTable(db: Kysely<Schema>, holds: Holds) {
  return sql.table(isDigested(db, holds) ? 'digest' : 'incident');
}

/** Whether the digest has every column of a condition. */
export function isDigested(db: Kysely<Schema>, holds: Holds): boolean {
  return [...columnsAsked(db, holds)].every((column) => DIGESTED.has(column));
}

/** The columns of `incident` in a condition. */
function columnsAsked(db: Kysely<Schema>, holds: Holds): ReadonlySet<string> {
  const { sql: text } = sql`select ${holds}`.compile(db);
  return new Set(Array.from(text.matchAll(/"incident"\."(\w+)"/g), ([, column = '']) => column));
}
