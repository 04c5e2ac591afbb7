import type { Kysely } from 'kysely';
import {
  type Assessment,
  assess,
  type EvidenceAccount,
  type EvidenceTie,
} from '../../domain/evidence.ts';
import type { Figure, Measure } from '../../domain/figure.ts';
import { followMerges } from '../merged-actors.ts';
import type { Schema } from '../schema.ts';
import { standingColumns } from './standing-columns.ts';

/** How many incidents are worked out at a time. */
const BATCH = 400;

/** Whether what some incident's accounts come to has yet to be worked out. */
export async function hasDue(db: Kysely<Schema>): Promise<boolean> {
  return (await dueIncidents(db, 1)).length > 0;
}

/**
 * Works out, for every incident whose reports or attributions have changed, its evidence, its grade and the
 * figures that lists show. Belongs inside the transaction that changed them.
 */
export async function workOut(db: Kysely<Schema>): Promise<void> {
  for (;;) {
    const incidents = await dueIncidents(db, BATCH);
    if (incidents.length === 0) return;
    const ids = incidents.map((incident) => incident.id);
    const accounts = await accountsOf(db, ids);
    const ties = await tiesOf(db, ids);
    for (const { id, dataset } of incidents) {
      const assessment = assess(accounts.get(id) ?? [], ties.get(id) ?? [], {
        imported: dataset !== null,
      });
      await write(db, id, assessment);
    }
  }
}

function dueIncidents(db: Kysely<Schema>, limit: number) {
  return db
    .selectFrom('incident')
    .where('due', '=', 1)
    .orderBy('id')
    .limit(limit)
    .select(['id', 'dataset'])
    .execute();
}

async function accountsOf(
  db: Kysely<Schema>,
  incidents: readonly number[],
): Promise<ReadonlyMap<number, readonly EvidenceAccount[]>> {
  const reports = await db
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
      'report.reliability',
      'report.credibility',
      'report.published_on as publishedOn',
      'report.created_at as createdAt',
    ])
    .execute();
  const figures = await figuresOf(db, incidents);
  const accounts = reports.map(({ incident, reliability, credibility, ...report }) => ({
    incident,
    ...report,
    grade: { reliability, credibility },
    figures: figures.get(report.reportId) ?? {},
  }));
  return Map.groupBy(accounts, (account) => account.incident);
}

type Figures = Readonly<Partial<Record<Measure, Figure>>>;

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
  const figures = new Map<number, Figures>();
  for (const { report_id, measure, ...figure } of rows) {
    figures.set(report_id, { ...figures.get(report_id), [measure]: figure });
  }
  return figures;
}

async function tiesOf(
  db: Kysely<Schema>,
  incidents: readonly number[],
): Promise<ReadonlyMap<number, readonly EvidenceTie[]>> {
  const current = await followMerges(db);
  const rows = await db
    .selectFrom('attribution')
    .where('incident_id', 'in', incidents)
    .where('removed_at', 'is', null)
    .select(['incident_id', 'actor_id', 'role', 'basis', 'doubted', 'source_id as sourceId'])
    .execute();
  const ties = rows.map(({ actor_id, doubted, ...tie }) => ({
    ...tie,
    actorId: current(actor_id),
    doubted: doubted === 1,
  }));
  return Map.groupBy(ties, (tie) => tie.incident_id);
}

async function write(db: Kysely<Schema>, incident: number, assessment: Assessment): Promise<void> {
  await db
    .updateTable('incident')
    .where('id', '=', incident)
    .set(standingColumns(assessment))
    .execute();
}
