import { type Kysely, sql } from 'kysely';
import type { RecordRef } from '../../../domain/model/record.ts';
import type { Schema } from '../../schema/schema.ts';

/**
 * Erases what is remembered of a record from the exchange with other databases: the versions that both have had, what is in
 * conflict and what the log says of that, and what the others call it. Of a report, which is a part of its incident, all
 * that is remembered of that incident. Belongs into the purge's transaction, before the record itself goes.
 */
export async function eraseExchanged(db: Kysely<Schema>, { kind, id }: RecordRef): Promise<void> {
  const ofReport = sql`(select incident_id from report where id = ${id})`;
  const [tab, row] = kind === 'report' ? ['incident', ofReport] : [kind, sql`${id}`];
  const statements = [
    sql`delete from shared_version where uid in (select uid from ${sql.table(tab)} where id = ${row})`,
    sql`delete from change where tab = 'conflict' and row_id in
      (select id from conflict where tab = ${tab} and row_id = ${row})`,
    sql`delete from conflict where tab = ${tab} and row_id = ${row}`,
    sql`delete from other_uid where tab = ${kind} and row_id = ${id}`,
    sql`delete from other_uid where ${kind} = 'incident' and tab in ('report', 'attribution') and row_id in
      (select id from report where incident_id = ${id} union select id from attribution where incident_id = ${id})`,
  ];
  for (const statement of statements) await statement.execute(db);
}
