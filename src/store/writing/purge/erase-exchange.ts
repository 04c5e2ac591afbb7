import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { RecordRef } from '../../../domain/model/record.ts';
import { isMarkedRemoved, ownerOf, partsOf } from '../../schema/records/belonging.ts';
import type { Schema } from '../../schema/schema.ts';
import type { Subject } from './purged-texts.ts';

/** Deletes the versions of a record that other databases have had. */
export async function forgetSharedVersions(
  db: Kysely<Schema>,
  { record }: Subject,
): Promise<number> {
  const { table, id } = exchangedAs(record);
  return rowsOf(
    db,
    sql`delete from shared_version where uid in (select uid from ${sql.table(table)} where id = ${id})`,
  );
}

/** Deletes the conflicts of a record, and their lines in the log. */
export async function eraseConflicts(db: Kysely<Schema>, { record }: Subject): Promise<number> {
  const { table, id } = exchangedAs(record);
  const ofRecord = sql`tab = ${table} and row_id = ${id}`;
  await sql`delete from change where tab = 'conflict' and row_id in
    (select id from conflict where ${ofRecord})`.execute(db);
  return rowsOf(db, sql`delete from conflict where ${ofRecord}`);
}

/** Deletes the uids that other databases have for a record and its parts. */
export async function forgetOtherUids(
  db: Kysely<Schema>,
  { record: { kind, id } }: Subject,
): Promise<number> {
  const parts = partsOf(kind).filter(({ table }) => isMarkedRemoved(table));
  const ofParts = parts.map(
    ({ table, column }) => sql`or (tab = ${table} and row_id in
      (select id from ${sql.table(table)} where ${sql.ref(column)} = ${id}))`,
  );
  return rowsOf(
    db,
    sql`delete from other_uid where (tab = ${kind} and row_id = ${id}) ${sql.join(ofParts, sql` `)}`,
  );
}

/** The record that complete records have for this one: the incident for a report, which is a part of it. */
function exchangedAs({ kind, id }: RecordRef) {
  const owner = ownerOf(kind);
  if (owner === undefined) return { table: kind, id: sql`${id}` };
  const table = owner.names.table;
  return {
    table,
    id: sql`(select ${sql.ref(owner.column)} from ${sql.table(kind)} where id = ${id})`,
  };
}

async function rowsOf(db: Kysely<Schema>, statement: RawBuilder<unknown>): Promise<number> {
  const { numAffectedRows } = await statement.execute(db);
  return Number(numAffectedRows ?? 0n);
}
