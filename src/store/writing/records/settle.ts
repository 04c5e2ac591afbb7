import type { Kysely } from 'kysely';
import type { GradeEntry, PinEntry } from '../../../domain/entry/entry.ts';
import { MEASURES } from '../../../domain/model/figure.ts';
import { recordName } from '../../../domain/model/record.ts';
import { findByName } from '../../names/find-by-name.ts';
import { StoreError } from '../../port/store.ts';
import type { Schema } from '../../schema/schema.ts';
import type { ActionSummary } from './action-summary.ts';

/** Changes the reliability of a source, with a reason; existing reports keep their grades. */
export async function gradeSource(db: Kysely<Schema>, entry: GradeEntry): Promise<ActionSummary> {
  const { id } = await findByName(db, 'source', entry.source);
  const { reliability } = await db
    .selectFrom('source')
    .where('id', '=', id)
    .select('reliability')
    .executeTakeFirstOrThrow();
  const name = recordName({ kind: 'source', id });
  if (reliability === entry.reliability) {
    throw new StoreError('refused', `${name} is graded ${reliability} already.`);
  }
  await db
    .updateTable('source')
    .where('id', '=', id)
    .set({ reliability: entry.reliability })
    .execute();
  return {
    kind: 'edit',
    title: `graded ${name} ${entry.reliability} instead of ${reliability}`,
    records: [name],
    notes: [],
    reason: entry.reason,
  };
}

/** Pins best figures of an incident, or unpins them. */
export async function pinFigures(
  db: Kysely<Schema>,
  entry: PinEntry,
  who: string,
): Promise<ActionSummary> {
  const name = recordName({ kind: 'incident', id: entry.incident });
  const words: string[] = [];
  for (const measure of MEASURES) {
    const best = entry.best[measure];
    if (best === undefined) continue;
    const pin = { incident_id: entry.incident, measure };
    if (best === null) {
      const { numDeletedRows } = await db
        .deleteFrom('pin')
        .where('incident_id', '=', entry.incident)
        .where('measure', '=', measure)
        .executeTakeFirst();
      if (numDeletedRows === 0n)
        throw new StoreError('refused', `No ${measure} figure of ${name} is pinned.`);
    } else {
      const settled = { best, reason: entry.reason, who, at: new Date().toISOString() };
      await db
        .insertInto('pin')
        .values({ ...pin, ...settled })
        .onConflict((conflict) => conflict.columns(['incident_id', 'measure']).doUpdateSet(settled))
        .execute();
    }
    words.push(best === null ? `unpinned ${measure}` : `pinned ${measure} at ${best}`);
  }
  return {
    kind: 'edit',
    title: `${words.join(', ')} for ${name}`,
    records: [name],
    notes: [],
    reason: entry.reason,
  };
}
