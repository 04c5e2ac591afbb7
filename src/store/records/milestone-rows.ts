import type { Kysely } from 'kysely';
import type { MilestoneRow } from '../port/rows.ts';
import type { Schema } from '../schema/schema.ts';

/** The columns that a `MilestoneRow` is made of. */
export const MILESTONE_COLUMNS = [
  'id',
  'occurred_from as from',
  'occurred_until as until',
  'date_precision as precision',
  'name',
  'note',
] as const;

/** The living milestones, newest first; only the one of that number, where one is given. */
export function milestoneRows(db: Kysely<Schema>, only?: number): Promise<readonly MilestoneRow[]> {
  return db
    .selectFrom('milestone')
    .where('removed_at', 'is', null)
    .$if(only !== undefined, (query) => query.where('id', '=', only ?? 0))
    .orderBy('occurred_from', 'desc')
    .orderBy('id', 'desc')
    .select(MILESTONE_COLUMNS)
    .execute();
}
