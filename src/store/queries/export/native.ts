import { type Kysely, sql } from 'kysely';
import type { NativePart } from '../../../domain/model/native-record.ts';
import { recordName } from '../../../domain/model/record.ts';
import { andMerged } from '../../filter/merged-incidents.ts';
import { incidentWhere, quoteWhere } from '../../filter/where.ts';
import type { Answer, Params } from '../../port/questions.ts';
import { nativeRecords } from '../../records/native-records.ts';
import { isGoneIn } from '../../schema/records/belonging.ts';
import { DATASET_COLUMNS, NATIVE_TABLES } from '../../schema/records/native.ts';
import type { Schema } from '../../schema/schema.ts';
import { exportedRecords, removedRecords } from './exported-versions.ts';

/** How many records are read at a time. */
const PAGE = 400;

/**
 * A page of complete records of one kind that belong to what a filter matches, by number; the first page of an unfiltered
 * export also has the removed ones.
 */
export async function native(
  db: Kysely<Schema>,
  params: Params<'native'>,
): Promise<Answer<'native'>> {
  const { record, after } = params;
  if (record === 'dataset') {
    return { records: await datasetRecords(db, params), removed: [], exported: [], next: null };
  }
  const table = NATIVE_TABLES[record];
  const ids = await idsOf(db, params);
  const records = await nativeRecords(db, table, ids);
  const isAll = params.filter.terms.length === 0 && after === 0;
  const removed = isAll ? await removedRecords(db, record) : { ids: [], records: [] };
  const last = ids.at(-1);
  const out = await exportedRecords(db, record, ids, records);
  const gone = await exportedRecords(db, record, removed.ids, removed.records);
  return {
    records: out.records.map((values, index) => ({
      id: recordName({ kind: record, id: ids[index] ?? 0 }),
      ...values,
    })),
    removed: gone.records,
    exported: [...out.exported, ...gone.exported],
    next: ids.length < PAGE || last === undefined || last === after ? null : last,
  };
}

async function datasetRecords(
  db: Kysely<Schema>,
  { filter }: Params<'native'>,
): Promise<readonly NativePart[]> {
  const matching = db
    .selectFrom('incident')
    .where(await incidentWhere(db, filter))
    .select('incident.id as incident_id');
  const used = sql`(select dataset from incident where id in (${andMerged(matching)}))`;
  const { rows } =
    await sql<NativePart>`select ${sql.join(DATASET_COLUMNS.map((name) => sql.ref(name)))}
    from dataset where name in ${used} order by name`.execute(db);
  return rows;
}

async function idsOf(db: Kysely<Schema>, params: Params<'native'>): Promise<readonly number[]> {
  const { record, filter, after } = params;
  const isAll = filter.terms.length === 0;
  const page = sql`order by id limit ${PAGE}`;
  const matching = db
    .selectFrom('incident')
    .where(await incidentWhere(db, filter))
    .select('incident.id as incident_id');
  // What was merged into them goes with them.
  const incidents = sql`(${andMerged(matching)})`;
  const quotes = db
    .selectFrom('quote')
    .where(await quoteWhere(db, filter))
    .select('quote.id');
  const from = (
    table: 'actor' | 'source' | 'incident' | 'quote' | 'estimate' | 'milestone',
    wanted: ReturnType<typeof sql>,
  ) =>
    sql<{
      id: number;
    }>`select id from ${sql.table(table)} where id > ${after} and not ${isGoneIn(table, table)} and ${wanted} ${page}`.execute(
      db,
    );
  const everything = sql`true`;
  const ofIncidents = (column: string, table: string) =>
    sql`select ${sql.ref(column)} from ${sql.table(table)} where removed_at is null and incident_id in ${incidents}`;
  const ofQuotes = sql`select actor_id from quote_actor where quote_id in ${quotes}`;
  const merged = sql`select merged_into from actor where id in (${ofIncidents('actor_id', 'attribution')} union ${ofQuotes})`;
  const actors = sql`(${ofIncidents('actor_id', 'attribution')} union ${ofQuotes} union ${merged})`;
  const sources = sql`(${ofIncidents('source_id', 'report')} union ${ofIncidents('source_id', 'attribution')}
    union select source_id from quote where id in ${quotes}
    union select source_id from estimate where removed_at is null and actor_id in ${actors})`;
  const wanted = {
    actor: sql`id in ${actors}`,
    source: sql`(id in ${sources} or id in (select origin_id from source where id in ${sources}))`,
    incident: sql`id in ${incidents}`,
    quote: sql`id in ${quotes}`,
    estimate: sql`actor_id in ${actors}`,
    milestone: everything,
    dataset: everything,
  }[record];
  if (record === 'dataset') return [];
  const { rows } = await from(record, isAll ? everything : wanted);
  return rows.map(({ id }) => id);
}
