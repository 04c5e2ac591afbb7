import { type Kysely, type SelectQueryBuilder, sql } from 'kysely';
import { type Assessment, assess, type EvidenceReport } from '../../domain/evidence/evidence.ts';
import type { Cell } from '../../domain/model/change.ts';
import { MEASURES, type Measure } from '../../domain/model/figure.ts';
import { isOfIncident, partsOf } from '../filter/merged-incidents.ts';
import { createdAt } from '../schema/record-times.ts';
import type { Schema } from '../schema/schema.ts';
import { figuresByReport } from './figures-by-report.ts';

/** The columns of `incident` that its assessment is stored in. */
export const ASSESSED = [
  'evidence',
  'grade',
  'killed_low',
  'killed_best',
  'killed_high',
  'civilians_low',
  'civilians_best',
  'civilians_high',
  'wounded_low',
  'wounded_best',
  'wounded_high',
] as const;

export type AssessmentColumns = Readonly<Record<(typeof ASSESSED)[number], Cell>>;

/** An incident's assessment, and what is stored of an earlier one. */
export type Assessed = {
  readonly id: number;
  readonly assessment: Assessment;
  readonly stored: AssessmentColumns;
};

/** Merges as they are assumed to be: what an actor as written, or an incident, would be then. */
export type Merges = {
  readonly actor?: (written: number) => number;
  readonly incident?: (present: number) => number;
};

/** The assessment of each of these incidents, by number; with other merges if they are given. */
export async function assessmentsOf(
  db: Kysely<Schema>,
  ids: readonly number[],
  merges: Merges = {},
): Promise<ReadonlyMap<number, Assessment>> {
  const incidents = db.selectFrom('incident').where('id', 'in', ids);
  const assessed = await assessEach(db, incidents, merges);
  return new Map(assessed.map(({ id, assessment }) => [id, assessment]));
}

/** Assesses the first incidents that are due. */
export function assessDue(db: Kysely<Schema>, limit: number): Promise<readonly Assessed[]> {
  return assessEach(db, db.selectFrom('incident').where('due', '=', 1).orderBy('id').limit(limit));
}

type Incidents = SelectQueryBuilder<Schema, 'incident', object>;

/** Takes two statements, whatever the number of incidents: acts wait for each one on a server that is far away. */
async function assessEach(
  db: Kysely<Schema>,
  incidents: Incidents,
  { actor: actorThen, incident: incidentThen = (present) => present }: Merges = {},
): Promise<readonly Assessed[]> {
  const rows = await withAttributions(db, incidents);
  const byIncident = [...Map.groupBy(rows, ({ id }) => incidentThen(id))];
  const all = await reportsOf(
    db,
    rows.map(({ id }) => id),
  );
  const reports = Map.groupBy(all, ({ incident }) => incidentThen(incident));
  const actors = new Map(rows.map(({ actorId, name }) => [actorId, name]));
  const sources = new Map([
    ...rows.map(({ sourceId, sourceName }) => [sourceId, sourceName] as const),
    ...all.map((one) => [one.sourceId, one.sourceName] as const),
  ]);
  const names = {
    actor: (id: number) => actors.get(id) ?? 'somebody',
    source: (id: number) => sources.get(id) ?? 'a source',
  };
  return byIncident.flatMap(([id, ofIncident]) => {
    const stored = ofIncident.find((one) => one.id === id);
    if (stored === undefined) return [];
    const attributions = ofIncident.flatMap(({ written, actorId, role, basis, ...one }) => {
      if (written === null || actorId === null || role === null || basis === null) return [];
      const now = actorThen === undefined ? actorId : actorThen(written);
      return [{ actorId: now, role, basis, doubted: one.doubted === 1, sourceId: one.sourceId }];
    });
    const assessment = assess(reports.get(id) ?? [], attributions, {
      imported: stored.dataset !== null,
      joint: stored.joint === 1,
      pins: pinsOf(stored),
      names,
    });
    return [{ id, assessment, stored }];
  });
}

/** A row for each attribution of each incident, and one for an incident without any. */
function withAttributions(db: Kysely<Schema>, incidents: Incidents) {
  const wanted = incidents.select([
    'incident.id',
    'incident.dataset',
    ...ASSESSED,
    sql<0 | 1>`case when exists (select 1 from tag
      where ${isOfIncident('tag.incident_id', 'incident.id')} and tag = 'joint') then 1 else 0 end`.as(
      'joint',
    ),
    ...PINS,
  ]);
  return db
    .selectFrom(wanted.as('incident'))
    .leftJoin('attribution', (join) =>
      join
        .on(isOfIncident('attribution.incident_id', 'incident.id'))
        .on('attribution.removed_at', 'is', null),
    )
    .leftJoin('merged_actor', 'merged_actor.actor_id', 'attribution.actor_id')
    .leftJoin('actor', (join) =>
      join.on(sql`coalesce(merged_actor.into_id, attribution.actor_id)`, '=', sql.ref('actor.id')),
    )
    .leftJoin('source', 'source.id', 'attribution.source_id')
    .selectAll('incident')
    .select([
      'attribution.actor_id as written',
      'attribution.role',
      'attribution.basis',
      'attribution.doubted',
      'attribution.source_id as sourceId',
      'actor.id as actorId',
      sql<string | null>`coalesce(actor.short_name, actor.name)`.as('name'),
      'source.name as sourceName',
    ])
    .orderBy('incident.id')
    .execute();
}

type PinColumn = `pin_${Measure}`;

function pinColumn(measure: Measure): PinColumn {
  return `pin_${measure}`;
}

const PINS = MEASURES.map((measure) =>
  sql<
    number | null
  >`(select best from pin where incident_id = incident.id and measure = ${sql.lit(measure)})`.as(
    pinColumn(measure),
  ),
);

function pinsOf(row: Readonly<Record<PinColumn, number | null>>) {
  return Object.fromEntries(
    MEASURES.flatMap((measure) => {
      const best = row[pinColumn(measure)];
      return best === null ? [] : [[measure, best] as const];
    }),
  );
}

async function reportsOf(
  db: Kysely<Schema>,
  incidents: readonly number[],
): Promise<
  readonly (EvidenceReport & { readonly incident: number; readonly sourceName: string })[]
> {
  if (incidents.length === 0) return [];
  const rows = await db
    .selectFrom('report')
    .innerJoin('source', 'source.id', 'report.source_id')
    .leftJoin('figure', 'figure.report_id', 'report.id')
    .innerJoin(partsOf(incidents), (join) => join.onRef('part.id', '=', 'report.incident_id'))
    .where('report.removed_at', 'is', null)
    .select([
      'report.id as reportId',
      'part.incident',
      'report.source_id as sourceId',
      'source.name as sourceName',
      'source.origin_id as originId',
      'report.derives_from as derivesFrom',
      'report.url',
      'report.reliability',
      'report.credibility',
      'report.published_on as publishedOn',
      createdAt('report').as('createdAt'),
      'figure.measure',
      'figure.low',
      'figure.best',
      'figure.high',
    ])
    .execute();
  const figures = figuresByReport(
    rows.flatMap(({ reportId, measure, low, best, high }) =>
      measure === null ? [] : [{ report_id: reportId, measure, low, best, high }],
    ),
  );
  const reports = new Map(
    rows.map(({ incident, reliability, credibility, measure, low, best, high, ...report }) => [
      `${incident} ${report.reportId}`,
      {
        incident,
        ...report,
        grade: { reliability, credibility },
        figures: figures.get(report.reportId) ?? {},
      },
    ]),
  );
  return [...reports.values()];
}
