import type { Kysely } from 'kysely';
import { printGrade } from '../../domain/grade.ts';
import { momentFrom } from '../../domain/moment.ts';
import type { ReportRow } from '../rows.ts';
import type { Schema } from '../schema.ts';

/** The accounts of an incident in the order in which they came, each with its own figures. */
export async function reportsOf(
  db: Kysely<Schema>,
  incident: number,
): Promise<readonly ReportRow[]> {
  const reports = await db
    .selectFrom('report')
    .innerJoin('source', 'source.id', 'report.source_id')
    .where('report.incident_id', '=', incident)
    .where('report.removed_at', 'is', null)
    .orderBy('report.id')
    .select([
      'report.id',
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
  const figures = await db
    .selectFrom('figure')
    .innerJoin('report', 'report.id', 'figure.report_id')
    .where('report.incident_id', '=', incident)
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
  const figuresOf = Map.groupBy(figures, (figure) => figure.report_id);
  return reports.map(
    ({ reliability, credibility, published_on, published_precision, ...report }) => ({
      ...report,
      published: published_on === null ? null : momentFrom(published_on, published_precision),
      grade: printGrade({ reliability, credibility }) || null,
      figures: (figuresOf.get(report.id) ?? []).map(({ measure, low, best, high, disordered }) => ({
        measure,
        figure: { low, best, high },
        disordered: disordered === 1,
      })),
    }),
  );
}
