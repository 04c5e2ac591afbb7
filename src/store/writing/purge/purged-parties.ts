import { type Kysely, sql } from 'kysely';
import { type RecordRef, recordName } from '../../../domain/model/record.ts';
import type { Schema } from '../../schema/schema.ts';
import { usersOf } from '../records/users-of.ts';

type Party = { readonly kind: 'actor' | 'source'; readonly id: number };

/** The actors and sources that a record and its parts name. */
export async function partiesOf(
  db: Kysely<Schema>,
  { kind, id }: RecordRef,
): Promise<readonly Party[]> {
  const named = NAMED[kind];
  if (named === undefined) return [];
  const { rows } = await named(id).execute(db);
  return rows;
}

/** Those of them that nothing names any more: `S3 (A witness)`. */
export async function leftAlone(
  db: Kysely<Schema>,
  parties: readonly Party[],
): Promise<readonly string[]> {
  const left: string[] = [];
  for (const party of parties) {
    if ((await usersOf(db, party.kind, party.id)) > 0) continue;
    const row = await db
      .selectFrom(party.kind)
      .where('id', '=', party.id)
      .select('name')
      .executeTakeFirst();
    if (row !== undefined) left.push(`${recordName(party)} (${row.name})`);
  }
  return left;
}

const source = (table: string, column: string, id: number) =>
  sql<Party>`select 'source' as kind, source_id as id from ${sql.table(table)}
    where ${sql.ref(column)} = ${id} and source_id is not null`;
const actor = (table: string, column: string, id: number) =>
  sql<Party>`select 'actor' as kind, actor_id as id from ${sql.table(table)} where ${sql.ref(column)} = ${id}`;

const NAMED: Partial<Record<RecordRef['kind'], (id: number) => ReturnType<typeof source>>> = {
  incident: (id) => sql<Party>`${source('report', 'incident_id', id)}
    union ${source('attribution', 'incident_id', id)} union ${actor('attribution', 'incident_id', id)}`,
  report: (id) => source('report', 'id', id),
  quote: (id) =>
    sql<Party>`${source('quote', 'id', id)} union ${actor('quote_actor', 'quote_id', id)}`,
  estimate: (id) =>
    sql<Party>`${source('estimate', 'id', id)} union ${actor('estimate', 'id', id)}`,
};
