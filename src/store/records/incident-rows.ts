import { type Kysely, type Selectable, sql } from 'kysely';
import { partsOf } from '../filter/merged-incidents.ts';
import { currentActor } from '../names/merged-actors.ts';
import type { IncidentRow } from '../port/rows.ts';
import type { IncidentTable, Schema } from '../schema/schema.ts';

/** The columns of an `IncidentRow`. */
export const ROW_COLUMNS = [
  'incident.id',
  'incident.uid',
  'incident.occurred_from',
  'incident.occurred_until',
  'incident.date_precision',
  'incident.type',
  'incident.subtype',
  'incident.title',
  'incident.status',
  'incident.grade',
  'incident.place',
  'incident.admin1',
  'incident.country',
  'incident.lat',
  'incident.lon',
  'incident.place_precision',
  'incident.killed_low',
  'incident.killed_best',
  'incident.killed_high',
  'incident.civilians_low',
  'incident.civilians_best',
  'incident.civilians_high',
  'incident.wounded_low',
  'incident.wounded_best',
  'incident.wounded_high',
  'incident.dataset',
  'incident.external_id',
  'incident.removed_at',
] as const;

type Unqualified<C> = C extends `incident.${infer Name}` ? Name : never;
type Columns = Unqualified<(typeof ROW_COLUMNS)[number]>;

/** An incident's own columns, as they are stored. */
export type StoredRow = Pick<Selectable<IncidentTable>, Columns>;

/** Adds actors, sources and tags to incidents, with one query each for all of them; keeps their order. */
export async function toIncidentRows(
  db: Kysely<Schema>,
  stored: readonly StoredRow[],
): Promise<readonly IncidentRow[]> {
  if (stored.length === 0) return [];
  const ids = stored.map(({ id }) => id);
  const attributions = await attributionsOf(db, ids);
  const sources = await sourcesOf(db, ids);
  const tags = await tagsOf(db, ids);
  return stored.map((row) => ({
    ...ownFields(row),
    attributions: (attributions.get(row.id) ?? []).map(({ attribution }) => attribution),
    sources: [...new Set((sources.get(row.id) ?? []).map(({ name }) => name))],
    tags: [...new Set((tags.get(row.id) ?? []).map(({ tag }) => tag))],
  }));
}

function ownFields(row: StoredRow): Omit<IncidentRow, 'attributions' | 'sources' | 'tags'> {
  return {
    id: row.id,
    uid: row.uid,
    from: row.occurred_from,
    until: row.occurred_until,
    precision: row.date_precision,
    type: row.type,
    subtype: row.subtype,
    title: row.title,
    status: row.status,
    grade: row.grade,
    place: row.place,
    admin1: row.admin1,
    country: row.country,
    lat: row.lat,
    lon: row.lon,
    placePrecision: row.place_precision,
    killed: { low: row.killed_low, best: row.killed_best, high: row.killed_high },
    civilians: { low: row.civilians_low, best: row.civilians_best, high: row.civilians_high },
    wounded: { low: row.wounded_low, best: row.wounded_best, high: row.wounded_high },
    dataset: row.dataset,
    externalId: row.external_id,
    removed: row.removed_at !== null,
  };
}

// A merged actor is shown as the one that it was merged into.
async function attributionsOf(db: Kysely<Schema>, incidents: readonly number[]) {
  const stored = await db
    .selectFrom('attribution')
    .leftJoin('source', 'source.id', 'attribution.source_id')
    .leftJoin('merged_actor', 'merged_actor.actor_id', 'attribution.actor_id')
    .innerJoin('actor', (join) => join.on(currentActor('attribution'), '=', sql.ref('actor.id')))
    .innerJoin(partsOf(incidents), (join) => join.onRef('part.id', '=', 'attribution.incident_id'))
    .where('attribution.removed_at', 'is', null)
    .orderBy('attribution.id')
    .select([
      'part.incident',
      'actor.id as actorId',
      'actor.name',
      'actor.short_name as shortName',
      'actor.kind',
      'attribution.role',
      'attribution.basis',
      'attribution.doubted',
      'source.name as saidBy',
    ])
    .execute();
  const attributions = stored.map(({ incident, doubted, ...attribution }) => ({
    incident,
    attribution: { ...attribution, doubted: doubted === 1 },
  }));
  return Map.groupBy(attributions, ({ incident }) => incident);
}

async function sourcesOf(db: Kysely<Schema>, incidents: readonly number[]) {
  const sources = await db
    .selectFrom('report')
    .innerJoin('source', 'source.id', 'report.source_id')
    .innerJoin(partsOf(incidents), (join) => join.onRef('part.id', '=', 'report.incident_id'))
    .where('report.removed_at', 'is', null)
    .orderBy('report.id')
    .select(['part.incident', 'source.name'])
    .execute();
  return Map.groupBy(sources, ({ incident }) => incident);
}

async function tagsOf(db: Kysely<Schema>, incidents: readonly number[]) {
  const tags = await db
    .selectFrom('tag')
    .innerJoin(partsOf(incidents), (join) => join.onRef('part.id', '=', 'tag.incident_id'))
    .orderBy('tag.id')
    .select(['part.incident', 'tag.tag'])
    .execute();
  return Map.groupBy(tags, ({ incident }) => incident);
}
