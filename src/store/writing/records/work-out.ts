import type { Kysely } from 'kysely';
import type { Assessment } from '../../../domain/evidence/evidence.ts';
import { assessmentsOf } from '../../records/assessments.ts';
import type { Schema } from '../../schema/schema.ts';
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
    const assessments = await assessmentsOf(db, ids);
    for (const { id } of incidents) {
      const assessment = assessments.get(id);
      if (assessment !== undefined) await write(db, id, assessment);
    }
  }
}

function dueIncidents(db: Kysely<Schema>, limit: number) {
  return db
    .selectFrom('incident')
    .where('due', '=', 1)
    .orderBy('id')
    .limit(limit)
    .select('id')
    .execute();
}

async function write(db: Kysely<Schema>, incident: number, assessment: Assessment): Promise<void> {
  await db
    .updateTable('incident')
    .where('id', '=', incident)
    .set(standingColumns(assessment))
    .execute();
}
