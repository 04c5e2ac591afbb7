import type { Kysely } from 'kysely';
import {
  type Assessment,
  assess,
  type EvidenceAttribution,
  type EvidenceReport,
} from '../../domain/evidence/evidence.ts';
import type { Measure } from '../../domain/model/figure.ts';
import { currentActors } from '../names/actor-names.ts';
import { followMerges } from '../names/merged-actors.ts';
import { createdAt } from '../schema/record-times.ts';
import type { Schema } from '../schema/schema.ts';
import { type Figures, figuresByReport } from './figures-by-report.ts';

/** The assessment of each of these incidents, by number; with other merges of actors if they are given. */
export async function assessmentsOf(
  db: Kysely<Schema>,
  ids: readonly number[],
  actorNow?: (written: number) => number,
): Promise<ReadonlyMap<number, Assessment>> {
  const incidents = await db
    .selectFrom('incident')
    .where('id', 'in', ids)
    .select(['id', 'dataset'])
    .execute();
  const reports = await reportsOf(db, ids);
  const attributions = await attributionsOf(db, ids, actorNow ?? (await followMerges(db)));
  const joint = await jointOnes(db, ids);
  const pins = await pinsOf(db, ids);
  const actors = [...attributions.values()].flat().map(({ actorId }) => actorId);
  const called = await currentActors(db, actors);
  return new Map(
    incidents.map(({ id, dataset }) => [
      id,
      assess(reports.get(id) ?? [], attributions.get(id) ?? [], {
        imported: dataset !== null,
        joint: joint.has(id),
        pins: pins.get(id) ?? {},
        called: (actor) => called.get(actor)?.name ?? 'somebody',
      }),
    ]),
  );
}

async function jointOnes(
  db: Kysely<Schema>,
  incidents: readonly number[],
): Promise<ReadonlySet<number>> {
  const tags = await db
    .selectFrom('tag')
    .where('tag', '=', 'joint')
    .where('incident_id', 'in', incidents)
    .select('incident_id')
    .execute();
  return new Set(tags.map(({ incident_id }) => incident_id));
}

type Pins = Readonly<Partial<Record<Measure, number>>>;

async function pinsOf(
  db: Kysely<Schema>,
  incidents: readonly number[],
): Promise<ReadonlyMap<number, Pins>> {
  const rows = await db
    .selectFrom('pin')
    .where('incident_id', 'in', incidents)
    .select(['incident_id', 'measure', 'best'])
    .execute();
  const pins = new Map<number, Pins>();
  for (const { incident_id, measure, best } of rows) {
    pins.set(incident_id, { ...pins.get(incident_id), [measure]: best });
  }
  return pins;
}

async function reportsOf(
  db: Kysely<Schema>,
  incidents: readonly number[],
): Promise<ReadonlyMap<number, readonly EvidenceReport[]>> {
  const rows = await db
    .selectFrom('report')
    .innerJoin('source', 'source.id', 'report.source_id')
    .where('report.incident_id', 'in', incidents)
    .where('report.removed_at', 'is', null)
    .select([
      'report.id as reportId',
      'report.incident_id as incident',
      'report.source_id as sourceId',
      'source.origin_id as originId',
      'report.derives_from as derivesFrom',
      'report.url',
      'report.reliability',
      'report.credibility',
      'report.published_on as publishedOn',
      createdAt('report').as('createdAt'),
    ])
    .execute();
  const figures = await figuresOf(db, incidents);
  const reports = rows.map(({ incident, reliability, credibility, ...row }) => ({
    incident,
    ...row,
    grade: { reliability, credibility },
    figures: figures.get(row.reportId) ?? {},
  }));
  return Map.groupBy(reports, (report) => report.incident);
}

async function figuresOf(
  db: Kysely<Schema>,
  incidents: readonly number[],
): Promise<ReadonlyMap<number, Figures>> {
  const rows = await db
    .selectFrom('figure')
    .innerJoin('report', 'report.id', 'figure.report_id')
    .where('report.incident_id', 'in', incidents)
    .where('report.removed_at', 'is', null)
    .select(['report_id', 'measure', 'low', 'best', 'high'])
    .execute();
  return figuresByReport(rows);
}

async function attributionsOf(
  db: Kysely<Schema>,
  incidents: readonly number[],
  actorNow: (written: number) => number,
): Promise<ReadonlyMap<number, readonly EvidenceAttribution[]>> {
  const rows = await db
    .selectFrom('attribution')
    .where('incident_id', 'in', incidents)
    .where('removed_at', 'is', null)
    .select(['incident_id', 'actor_id', 'role', 'basis', 'doubted', 'source_id as sourceId'])
    .execute();
  const attributions = rows.map(({ actor_id, doubted, ...attribution }) => ({
    ...attribution,
    actorId: actorNow(actor_id),
    doubted: doubted === 1,
  }));
  return Map.groupBy(attributions, (attribution) => attribution.incident_id);
}
