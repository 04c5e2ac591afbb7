import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { RecordRef } from '../../../domain/model/record.ts';
import { loggedNumber } from '../../history/changes-of-record.ts';
import { DECLARED, type Naming, namersOf, partsOf } from '../../schema/records/belonging.ts';
import type { Schema } from '../../schema/schema.ts';
import { inWords } from '../../schema/sql-words.ts';

/**
 * Deletes rows of other records that refer to a record or a part of it, or clears the reference, in the log as well, so that
 * their other changes can still be undone. The record's own parts are deleted with it by the schema.
 */
export async function clearReferences(db: Kysely<Schema>, { kind, id }: RecordRef): Promise<void> {
  await clearReferencesTo(db, kind, [id]);
  for (const { table, column } of partsOf(kind)) {
    if (namersOf(table).every(({ names }) => names.atPurge === 'part')) continue;
    const parts = await sql<{ id: number }>`select id from ${sql.table(table)}
      where ${sql.ref(column)} = ${id}`.execute(db);
    const ids = parts.rows.map((part) => part.id);
    if (ids.length > 0) await clearReferencesTo(db, table, ids);
  }
}

/** All at once, since each reference that has no index is found by reading the log of its table. */
async function clearReferencesTo(
  db: Kysely<Schema>,
  table: string,
  ids: readonly number[],
): Promise<void> {
  const isNamed = inWords(({ isOneOf }) => isOneOf(ids));
  for (const naming of namersOf(table)) {
    if (naming.names.atPurge === 'deleted') await deleteNamers(db, naming, isNamed);
    if (naming.names.atPurge === 'forgotten') await forget(db, naming, isNamed);
  }
}

/** The log has records by number; deleted parts are found only by the reference in their lines. */
async function deleteNamers(
  db: Kysely<Schema>,
  { table, column }: Naming,
  isNamed: RawBuilder<unknown>,
): Promise<void> {
  const isRecord = DECLARED.get(table)?.letter !== null;
  const rows = sql`from ${sql.table(table)} where ${sql.ref(column)} ${isNamed}`;
  const lines = isRecord
    ? sql`row_id in (select id ${rows})`
    : sql`${loggedNumber(column)} ${isNamed}`;
  await sql`delete from change where tab = ${table} and ${lines}`.execute(db);
  await sql`delete ${rows}`.execute(db);
}

async function forget(
  db: Kysely<Schema>,
  { table, column }: Naming,
  isNamed: RawBuilder<unknown>,
): Promise<void> {
  await sql`update ${sql.table(table)} set ${sql.ref(column)} = null
    where ${sql.ref(column)} ${isNamed}`.execute(db);
  for (const side of ['before', 'after'] as const) {
    const named = inWords(({ numberAt }) => numberAt(sql.ref(side), column));
    const { rows } = await sql<{ id: number; row: string }>`select id, ${sql.ref(side)} as row
      from change where tab = ${table} and ${named} ${isNamed}`.execute(db);
    for (const line of rows) {
      const row = JSON.stringify({ ...JSON.parse(line.row), [column]: null });
      await sql`update change set ${sql.ref(side)} = ${row} where id = ${line.id}`.execute(db);
    }
  }
}
