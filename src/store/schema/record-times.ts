import { type RawBuilder, sql } from 'kysely';

/**
 * When a record was created, of a table or alias with `batch_id`. An import leaves `created_at` and `updated_at` of the records
 * that it adds empty: theirs is the time of the import, until somebody changes them.
 */
export function createdAt(table: string): RawBuilder<string> {
  return sql<string>`coalesce(nullif(${sql.ref(`${table}.created_at`)}, ''), ${ofImport(table)}, '')`;
}

/** When a record was last changed. */
export function updatedAt(table: string): RawBuilder<string> {
  return sql<string>`coalesce(nullif(${sql.ref(`${table}.updated_at`)}, ''), ${ofImport(table)}, '')`;
}

function ofImport(table: string): RawBuilder<string | null> {
  return sql`(select started_at from batch where batch.id = ${sql.ref(`${table}.batch_id`)})`;
}
