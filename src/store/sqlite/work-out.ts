import type { Kysely } from 'kysely';
import { type Account, assess, type Tie } from '../../domain/evidence.ts';
import type { Schema } from '../schema.ts';

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
    const accounts = await accountsOf(db, incidents);
    const ties = await tiesOf(db, incidents);
    for (const incident of incidents) {
      const { evidence, grade, figures } = assess(
        accounts.get(incident) ?? [],
        ties.get(incident) ?? [],
      );
      await db
        .updateTable('incident')
        .where('id', '=', incident)
        .set({
          evidence,
          grade,
          killed_low: figures.killed.low,
          killed_best: figures.killed.best,
          killed_high: figures.killed.high,
          civilians_low: figures.civilians.low,
          civilians_best: figures.civilians.best,
          civilians_high: figures.civilians.high,
          wounded_low: figures.wounded.low,
          wounded_best: figures.wounded.best,
          wounded_high: figures.wounded.high,
          due: 0,
        })
        .execute();
    }
  }
}

async function dueIncidents(db: Kysely<Schema>, limit: number): Promise<readonly number[]> {
  const rows = await db
    .selectFrom('incident')
    .where('due', '=', 1)
    .orderBy('id')
    .limit(limit)
    .select('id')
    .execute();
  return rows.map((row) => row.id);
}

async function accountsOf(
  db: Kysely<Schema>,
  incidents: readonly number[],
): Promise<ReadonlyMap<number, readonly Account[]>> {
  return new Map();
}

async function tiesOf(
  db: Kysely<Schema>,
  incidents: readonly number[],
): Promise<ReadonlyMap<number, readonly Tie[]>> {
  return new Map();
}
