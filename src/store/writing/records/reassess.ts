import type { Kysely } from 'kysely';
import type { Assessment } from '../../../domain/evidence/evidence.ts';
import { MOST_COUNTED } from '../../../domain/model/figure.ts';
import { ASSESSED, assessDue } from '../../records/assessments.ts';
import type { Schema } from '../../schema/schema.ts';

/** How many incidents are assessed at a time. */
const BATCH = 400;

/** Whether any incident needs reassessment. */
export async function needsReassessment(db: Kysely<Schema>): Promise<boolean> {
  const due = await db.selectFrom('incident').where('due', '=', 1).limit(1).select('id').execute();
  return due.length > 0;
}

/**
 * Assesses every incident whose reports or attributions have changed: its evidence, its grade and the figures that lists
 * show. Call it inside the transaction that changed them. An incident whose assessment stays as it was is not written, so
 * that it is not counted again: merging two actors concerns all their incidents, and changes few assessments.
 */
export async function reassess(db: Kysely<Schema>): Promise<void> {
  for (;;) {
    const assessed = await assessDue(db, BATCH);
    const unchanged: number[] = [];
    for (const { id, assessment, stored } of assessed) {
      const columns = assessmentColumns(assessment);
      if (ASSESSED.every((column) => columns[column] === stored[column])) unchanged.push(id);
      else await db.updateTable('incident').where('id', '=', id).set(columns).execute();
    }
    if (unchanged.length > 0) {
      await db.updateTable('incident').where('id', 'in', unchanged).set({ due: 0 }).execute();
    }
    if (assessed.length < BATCH) return;
  }
}

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
