import type { Kysely } from 'kysely';
import { printGrade } from '../../domain/model/grade.ts';
import { isOfIncidents, partsOf } from '../filter/merged-incidents.ts';
import type { PinRow, ReportRow } from '../port/rows.ts';
import type { Schema } from '../schema/schema.ts';
import { publishedOf } from './stored-reports.ts';

/** The reports of each incident with their figures, in the order in which they were added. */
export async function reportsOf(
  db: Kysely<Schema>,
  incidents: readonly number[],
): Promise<ReadonlyMap<number, readonly ReportRow[]>> {
  const reports = await db
    .selectFrom('report')
    .innerJoin('source', 'source.id', 'report.source_id')
    .innerJoin(partsOf(incidents), (join) => join.onRef('part.id', '=', 'report.incident_id'))
    .where('report.removed_at', 'is', null)
    .orderBy('report.id')
    .select([
      'report.id',
      'part.incident as incident_id',
      'report.source_id as sourceId',
      'source.name as source',
      'report.reliability',
      'report.credibility',
      'report.published_on',
      'report.published_precision',
      'report.url',
      'report.headline',
      'report.note',
      'report.derives_from as derivesFrom',
    ])
    .execute();
  const figures = await figuresOf(db, incidents);
  const rows = reports.map((row) => {
    const { reliability, credibility, published_on, published_precision, ...report } = row;
    return {
      ...report,
      published: publishedOf({ published_on, published_precision }),
      grade: printGrade({ reliability, credibility }) || null,
      figures: figures.get(report.id) ?? [],
    };
  });
  return Map.groupBy(rows, ({ incident_id }) => incident_id);
}

/** The best figures that analysts settled on, by incident. */
export async function pinsOf(
  db: Kysely<Schema>,
  incidents: readonly number[],
): Promise<ReadonlyMap<number, readonly PinRow[]>> {
  const pins = await db
    .selectFrom('pin')
    .where('incident_id', 'in', incidents)
    .orderBy('id')
    .select(['incident_id', 'measure', 'best', 'reason', 'who', 'at'])
    .execute();
  return Map.groupBy(pins, ({ incident_id }) => incident_id);
}

async function figuresOf(
  db: Kysely<Schema>,
  incidents: readonly number[],
): Promise<ReadonlyMap<number, ReportRow['figures']>> {
  const figures = await db
    .selectFrom('figure')
    .innerJoin('report', 'report.id', 'figure.report_id')
    .where(isOfIncidents('report.incident_id', incidents))
    .orderBy('figure.id')
    .select([
      'figure.report_id',
      'figure.measure',
      'figure.low',
      'figure.best',
      'figure.high',
      'figure.disordered',
    ])
    .execute();
  const rows = figures.map(({ report_id, measure, low, best, high, disordered }) => ({
    report_id,
    measure,
    figure: { low, best, high },
    disordered: disordered === 1,
  }));
  return Map.groupBy(rows, ({ report_id }) => report_id);
}
