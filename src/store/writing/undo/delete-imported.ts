import { type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Schema } from '../../schema/schema.ts';
import { ADDED, isKept, type Kept } from './kept-records.ts';

/**
 * Deletes what an import added, apart from what is kept, and restores the publishers' rows that it changed. To be called
 * without the change log, after the import's own changes were reversed.
 */
export async function deleteImported(db: Kysely<Schema>, batch: number, kept: Kept): Promise<void> {
  const ofBatch = sql<SqlBool>`batch_id = ${batch}`;
  const stays = (table: string, id = 'id') => isKept(kept, table, sql.ref(id));
  const goes = (table: string, id = 'id') => sql<SqlBool>`${ofBatch} and not ${stays(table, id)}`;
  const partGoes = goes('incident', 'incident_id');
  const each = (say: (table: (typeof ADDED)[number]) => RawBuilder<unknown>, between: string) =>
    sql.join(ADDED.map(say), sql.raw(between));
  const ofStaying = sql`(external_id, dataset) in
    (select external_id, dataset from incident where ${stays('incident')} and external_id is not null)`;
  const statements = [
    sql`insert into counting_now select id from incident where ${goes('incident')}`,
    sql`insert into spell_incidents values (-1)`,
    sql`insert into uncount values (1)`,
    sql`delete from counting_now`,
    sql`update publisher_row set (first_batch_id, last_batch_id, line, header_id, packed, hash) =
      (select first_batch_id, last_batch_id, line, header_id, packed, hash from publisher_row_before as b
        where b.batch_id = ${batch} and b.incident_id = publisher_row.incident_id)
      where incident_id in (select incident_id from publisher_row_before where ${partGoes})`,
    sql`delete from publisher_row_before where ${ofBatch}`,
    sql`delete from shared_version where
      uid in (${each((table) => sql`select uid from ${sql.table(table)} where ${goes(table)}`, ' union all ')})
      or (${ofBatch} and uid not in
        (${each((table) => sql`select uid from ${sql.table(table)} where ${stays(table)}`, ' union all ')}))`,
    sql`delete from other_uid where ${ofBatch}
      and not (${each((table) => sql`tab = ${table} and ${stays(table, 'row_id')}`, ' or ')})`,
    // What stays no longer refers to what goes.
    sql`update report set derives_from = null where not (${partGoes})
      and derives_from in (select id from report where ${partGoes})`,
    sql`update quote set answers = null where not (${goes('quote')})
      and answers in (select id from quote where ${goes('quote')})`,
    sql`delete from attribution where ${partGoes}`,
    sql`delete from report where ${partGoes}`,
    ...ADDED.toReversed().map((table) => sql`delete from ${sql.table(table)} where ${goes(table)}`),
    sql`delete from row_header where id not in (select header_id from publisher_row where header_id is not null
      union select header_id from publisher_row_before where header_id is not null)`,
    sql`delete from tombstone where ${ofBatch} and not ${ofStaying}`,
    sql`update tombstone set lifted_by = null where lifted_by = ${batch} and not ${ofStaying}`,
    sql`delete from dataset where name not in (select dataset from batch where removed_at is null and id <> ${batch})
      and name not in (select dataset from incident where dataset is not null)
      and name not in (select dataset from lead)`,
  ];
  for (const statement of statements) await statement.execute(db);
}
