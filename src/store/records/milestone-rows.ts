import type { Kysely } from 'kysely';
import type { MilestoneRow } from '../port/rows.ts';
import type { Schema } from '../schema/schema.ts';

/** The columns of a `MilestoneRow`. */
export const MILESTONE_COLUMNS = [
  'id',
  'occurred_from as from',
  'occurred_until as until',
  'date_precision as precision',
  'name',
  'note',
] as const;

/** The milestones that are not removed, newest first; only the one with that number, if given. */
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
