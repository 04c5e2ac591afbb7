import type { Kysely } from 'kysely';
import type { Report } from '../../../domain/entry/entry.ts';
import { MEASURES } from '../../../domain/model/figure.ts';
import type { StoredReport } from '../../records/stored-reports.ts';
import { UNNAMED_SOURCE } from '../../schema/records/source.ts';
import type { Schema } from '../../schema/schema.ts';
import { saidColumns } from './add-statement.ts';
import { diff } from './diff.ts';
import type { FindOrCreate } from './find-or-create.ts';

/** A stored report, and the report in its line before the edit. */
type Old = { readonly stored: StoredReport; readonly before: Report };

/** The reports of the edited line, each with the stored one that it replaces (none for a new one), and those that are removed. */
export type ReportPairs = {
  readonly pairs: readonly { readonly old: Old | undefined; readonly after: Report }[];
  readonly gone: readonly Old[];
};

/**
 * Pairs an incident's stored reports with those of an edited line: by source, in order, then the rest in order, so that a
 * source whose name was corrected keeps its report.
 */
export function pairReports(
  stored: readonly StoredReport[],
  before: readonly Report[],
  after: readonly Report[],
): ReportPairs {
  const left = stored.flatMap((one, index): Old[] => {
    const report = before[index];
    return report === undefined ? [] : [{ stored: one, before: report }];
  });
  const found = new Map<Report, Old>();
  for (const isMatch of [isSameSource, () => true]) {
    for (const report of after.filter((one) => !found.has(one))) {
      const at = left.findIndex((one) => isMatch(one.before, report));
      const [old] = at < 0 ? [] : left.splice(at, 1);
      if (old !== undefined) found.set(report, old);
    }
  }
  return { pairs: after.map((one) => ({ old: found.get(one), after: one })), gone: left };
}

/** Applies an edited report to the stored one; returns the number of its source. */
export async function editReport(
  db: Kysely<Schema>,
  findOrCreate: FindOrCreate,
  { stored, before, after }: { stored: StoredReport; before: Report; after: Report },
): Promise<number> {
  const source = isSameSource(before, after)
    ? stored.sourceId
    : await findOrCreate.source(after.source ?? UNNAMED_SOURCE, after.grade.reliability);
  const columns = diff(
    { ...saidColumns(before), source_id: stored.sourceId },
    { ...saidColumns(after), source_id: source },
  );
  if (columns !== undefined) {
    await db.updateTable('report').where('id', '=', stored.id).set(columns).execute();
  }
  await editFigures(db, stored.id, { before, after });
  return source;
}

/** Marks a report as removed; it can be restored. */
export async function removeReport(db: Kysely<Schema>, report: number): Promise<void> {
  await db
    .updateTable('report')
    .where('id', '=', report)
    .set({ removed_at: new Date().toISOString() })
    .execute();
}

async function editFigures(
  db: Kysely<Schema>,
  report: number,
  { before, after }: { before: Report; after: Report },
): Promise<void> {
  for (const measure of MEASURES) {
    const [was, is] = [before.figures[measure], after.figures[measure]];
    const figures = { report_id: report, measure };
    if (is === undefined && was !== undefined) {
      await db
        .deleteFrom('figure')
        .where('report_id', '=', report)
        .where('measure', '=', measure)
        .execute();
    } else if (is !== undefined && (was === undefined || diff({ ...was }, { ...is }))) {
      await db
        .insertInto('figure')
        .values({ ...figures, ...is })
        .onConflict((conflict) => conflict.columns(['report_id', 'measure']).doUpdateSet(is))
        .execute();
    }
  }
}

function isSameSource(one: Report, other: Report): boolean {
  return one.source === other.source;
}
