import type { Kysely } from 'kysely';
import type { Report } from '../../domain/entry/entry.ts';
import { momentFrom } from '../../domain/time/moment.ts';
import type { Schema } from '../schema/schema.ts';
import { type Figures, figuresByReport } from './figures-by-report.ts';

/** A report, and the numbers of its row and its source. */
export type StoredReport = {
  readonly id: number;
  readonly sourceId: number;
  readonly report: Report;
};

/** One report, or those of an incident that are not removed, in the order in which they were added. */
export async function storedReports(
  db: Kysely<Schema>,
  of: { readonly incident: number } | { readonly report: number },
): Promise<readonly StoredReport[]> {
  const reports = await db
    .selectFrom('report')
    .innerJoin('source', 'source.id', 'report.source_id')
    .$if('report' in of, (query) => query.where('report.id', '=', 'report' in of ? of.report : 0))
    .$if('incident' in of, (query) =>
      query
        .where('report.incident_id', '=', 'incident' in of ? of.incident : 0)
        .where('report.removed_at', 'is', null),
    )
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
    ])
    .execute();
  const figures = await figuresOf(
    db,
    reports.map(({ id }) => id),
  );
  return reports.map((row) => ({
    id: row.id,
    sourceId: row.sourceId,
    report: {
      source: row.source,
      grade: { reliability: row.reliability, credibility: row.credibility },
      published: publishedOf(row),
      url: row.url,
      figures: figures.get(row.id) ?? {},
    },
  }));
}

/** When something was published, with its precision. */
export function publishedOf(row: {
  readonly published_on: string | null;
  readonly published_precision: Parameters<typeof momentFrom>[1];
}): Report['published'] {
  return row.published_on === null ? null : momentFrom(row.published_on, row.published_precision);
}

/** Figures by report, without those that are out of order, which have no token. */
async function figuresOf(
  db: Kysely<Schema>,
  reports: readonly number[],
): Promise<ReadonlyMap<number, Figures>> {
  const rows = await db
    .selectFrom('figure')
    .where('report_id', 'in', [0, ...reports])
    .where('disordered', '=', 0)
    .orderBy('id')
    .select(['report_id', 'measure', 'low', 'best', 'high'])
    .execute();
  return figuresByReport(rows);
}
