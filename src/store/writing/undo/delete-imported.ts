import { type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Schema } from '../../schema/schema.ts';
import { inWords } from '../../schema/sql-words.ts';
import { ADDED, isKept, type Kept } from './kept-records.ts';

/** Deletes some of the records that an import added. To be called without the change log, like everything here. */
export async function deleteRecords(
  db: Kysely<Schema>,
  batch: number,
  { table, ids }: { readonly table: (typeof ADDED)[number]; readonly ids: readonly number[] },
): Promise<void> {
  const goes = isOneOf('id', ids);
  await run(db, [
    sql`delete from shared_version where uid in (select uid from ${sql.table(table)} where ${goes})`,
    sql`delete from other_uid where batch_id = ${batch} and tab = ${table} and ${isOneOf('row_id', ids)}`,
    ...(table === 'incident'
      ? [
          sql`insert into counting_now select id from incident where ${goes}`,
          sql`insert into spell_incidents values (-1)`,
          sql`insert into uncount values (1)`,
          sql`delete from counting_now`,
        ]
      : []),
    // What stays no longer refers to what goes.
    ...(table === 'quote'
      ? [sql`update quote set answers = null where ${isOneOf('answers', ids)} and not ${goes}`]
      : []),
  ]);
  if (table === 'incident') await deleteParts(db, batch, ids);
  await run(db, [sql`delete from ${sql.table(table)} where ${goes}`]);
}

/** Restores the publishers' rows of older incidents that an import changed, and deletes the parts that it added to them. */
export async function restoreIncidents(
  db: Kysely<Schema>,
  batch: number,
  ids: readonly number[],
): Promise<void> {
  const goes = isOneOf('incident_id', ids);
  await run(db, [
    sql`update publisher_row set (first_batch_id, last_batch_id, line, header_id, packed, hash) =
      (select first_batch_id, last_batch_id, line, header_id, packed, hash from publisher_row_before as b
        where b.batch_id = ${batch} and b.incident_id = publisher_row.incident_id)
      where ${goes} and incident_id in (select incident_id from publisher_row_before where batch_id = ${batch})`,
    sql`delete from publisher_row_before where batch_id = ${batch} and ${goes}`,
  ]);
  await deleteParts(db, batch, ids);
}

async function deleteParts(
  db: Kysely<Schema>,
  batch: number,
  incidents: readonly number[],
): Promise<void> {
  const goes = sql<SqlBool>`batch_id = ${batch} and ${isOneOf('incident_id', incidents)}`;
  await run(db, [
    sql`update report set derives_from = null
      where derives_from in (select id from report where ${goes}) and not (${goes})`,
    sql`delete from attribution where ${goes}`,
    sql`delete from report where ${goes}`,
  ]);
}

/** Deletes the rest of an import, once its records are deleted, apart from those that are kept. */
export async function deleteRest(db: Kysely<Schema>, batch: number, kept: Kept): Promise<void> {
  const ofBatch = sql<SqlBool>`batch_id = ${batch}`;
  const stays = (table: string, id = 'id') => isKept(kept, table, sql.ref(id));
  const each = (say: (table: (typeof ADDED)[number]) => RawBuilder<unknown>, between: string) =>
    sql.join(ADDED.map(say), sql.raw(between));
  const ofStaying = sql`(external_id, dataset) in
    (select external_id, dataset from incident where ${stays('incident')} and external_id is not null)`;
  await run(db, [
    sql`delete from publisher_row_before where ${ofBatch}`,
    sql`delete from shared_version where ${ofBatch} and uid not in
      (${each((table) => sql`select uid from ${sql.table(table)} where ${stays(table)}`, ' union all ')})`,
    sql`delete from other_uid where ${ofBatch}
      and not (${each((table) => sql`tab = ${table} and ${stays(table, 'row_id')}`, ' or ')})`,
    sql`delete from tombstone where ${ofBatch} and not ${ofStaying}`,
    sql`update tombstone set lifted_by = null where lifted_by = ${batch} and not ${ofStaying}`,
    sql`delete from dataset where name = (select dataset from batch where id = ${batch})
      and not exists (select 1 from batch where batch.dataset = dataset.name and removed_at is null and id <> ${batch})
      and not exists (select 1 from incident where incident.dataset = dataset.name)
      and not exists (select 1 from lead where lead.dataset = dataset.name)`,
  ]);
}

async function run(db: Kysely<Schema>, statements: readonly RawBuilder<unknown>[]): Promise<void> {
  for (const statement of statements) await statement.execute(db);
}

function isOneOf(column: string, ids: readonly number[]): RawBuilder<SqlBool> {
  return sql<SqlBool>`${sql.ref(column)} ${inWords((words) => words.isOneOf(ids))}`;
}
