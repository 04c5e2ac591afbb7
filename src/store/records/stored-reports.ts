import type { Kysely } from 'kysely';
import type { Report } from '../../domain/entry/entry.ts';
import { momentFrom } from '../../domain/time/moment.ts';
import type { Schema } from '../schema/schema.ts';
import { figuresByReport } from './figures-by-report.ts';

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
  const rows = await db
    .selectFrom('report')
    .innerJoin('source', 'source.id', 'report.source_id')
    .leftJoin('figure', (join) =>
      join.onRef('figure.report_id', '=', 'report.id').on('figure.disordered', '=', 0),
    )
    .$if('report' in of, (query) => query.where('report.id', '=', 'report' in of ? of.report : 0))
    .$if('incident' in of, (query) =>
      query
        .where('report.incident_id', '=', 'incident' in of ? of.incident : 0)
        .where('report.removed_at', 'is', null),
    )
    .orderBy('report.id')
    .orderBy('figure.id')
    .select([
      'report.id',
      'report.source_id as sourceId',
      'source.name as source',
      'report.reliability',
      'report.credibility',
      'report.published_on',
      'report.published_precision',
      'report.url',
      'figure.measure',
      'figure.low',
      'figure.best',
      'figure.high',
    ])
    .execute();
  const figures = figuresByReport(
    rows.flatMap(({ id, measure, low, best, high }) =>
      measure === null ? [] : [{ report_id: id, measure, low, best, high }],
    ),
  );
  const reports = new Map(rows.map((row) => [row.id, row])).values();
  return [...reports].map((row) => ({
    id: row.id,
    sourceId: row.sourceId,
    report: {
      source: row.source,
      grade: { reliability: row.reliability, credibility: row.credibility },
      published: publishedOf(row),
      url: row.url,
      // Without those that are out of order, which have no token.
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
