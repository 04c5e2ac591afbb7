import type { Kysely } from 'kysely';
import type { Assessment } from '../../../domain/evidence/evidence.ts';
import type { Cell } from '../../../domain/model/change.ts';
import { MOST_COUNTED } from '../../../domain/model/figure.ts';
import { assessmentsOf } from '../../records/assessments.ts';
import type { Schema } from '../../schema/schema.ts';

/** How many incidents are assessed at a time. */
const BATCH = 400;

/** Whether any incident needs reassessment. */
export async function needsReassessment(db: Kysely<Schema>): Promise<boolean> {
  return (await dueIncidents(db, 1)).length > 0;
}

/**
 * Assesses every incident whose reports or attributions have changed: its evidence, its grade and the figures that lists
 * show. Call it inside the transaction that changed them. An incident whose assessment stays as it was is not written, so
 * that it is not counted again: merging two actors concerns all their incidents, and changes few assessments.
 */
export async function reassess(db: Kysely<Schema>): Promise<void> {
  for (;;) {
    const incidents = await dueIncidents(db, BATCH);
    if (incidents.length === 0) return;
    const ids = incidents.map((incident) => incident.id);
    const assessments = await assessmentsOf(db, ids);
    for (const { id, ...current } of incidents) {
      const assessment = assessments.get(id);
      if (assessment !== undefined) await writeChanged(db, id, current, assessment);
    }
    await db
      .updateTable('incident')
      .where('id', 'in', ids)
      .where('due', '=', 1)
      .set({ due: 0 })
      .execute();
  }
}

function dueIncidents(db: Kysely<Schema>, limit: number) {
  return db
    .selectFrom('incident')
    .where('due', '=', 1)
    .orderBy('id')
    .limit(limit)
    .select(['id', ...ASSESSED])
    .execute();
}

async function writeChanged(
  db: Kysely<Schema>,
  incident: number,
  current: AssessmentColumns,
  assessment: Assessment,
): Promise<void> {
  const columns = assessmentColumns(assessment);
  if (ASSESSED.every((column) => columns[column] === current[column])) return;
  await db.updateTable('incident').where('id', '=', incident).set(columns).execute();
}

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

type AssessmentColumns = Readonly<Record<(typeof ASSESSED)[number], Cell>>;

/** An assessment as the columns of `incident` that lists, filters and counts read. */
export function assessmentColumns({ evidence, grade, figures }: Assessment) {
  const { killed, civilians, wounded } = figures;
  return {
    evidence,
    grade,
    killed_low: countable(killed.low),
    killed_best: countable(killed.best),
    killed_high: countable(killed.high),
    civilians_low: countable(civilians.low),
    civilians_best: countable(civilians.best),
    civilians_high: countable(civilians.high),
    wounded_low: countable(wounded.low),
    wounded_best: countable(wounded.best),
    wounded_high: countable(wounded.high),
    due: 0,
  } as const;
}

/** An older version accepted figures that are too large to be summed. */
function countable(count: number | null): number | null {
  return count === null ? null : Math.min(count, MOST_COUNTED);
}
