import { type Kysely, sql } from 'kysely';
import { isAllTime } from '../../domain/time/period.ts';
import type { Holds } from '../filter/conditions.ts';
import { ALL_DAYS } from '../filter/overlapping-days.ts';
import { FEW_TO_ADD_UP, usesRollups } from '../filter/plan.ts';
import { cacheUntilWrite } from '../schema/cache-until-write.ts';
import type { Schema } from '../schema/schema.ts';
import { sum } from './contributions.ts';
import type { Counted, Counting } from './totals.ts';
import { countBegun, totalsFromIncidents } from './totals-from-incidents.ts';
import { totalsFromRollups } from './totals-from-rollups.ts';

/** Counts from rollups where there are any for what is asked, else from each incident's contribution. */
export function count(db: Kysely<Schema>, counting: Counting): Counted {
  const fromIncidents = totalsFromIncidents(db, counting);
  if (!usesRollups(counting.selection, counting.days)) return fromIncidents;
  const fromRollups = totalsFromRollups(db, counting);
  // Rollups have neither an actor's killed by its role nor, except the first and last of all, the days on which it was seen.
  const isRead = async (seen: boolean) =>
    (seen && !isAllTime(counting.days)) || (await countBegun(db, counting.days)) <= FEW_TO_ADD_UP;
  return {
    ...fromRollups,
    actors: async (seen) => ((await isRead(seen)) ? fromIncidents : fromRollups).actors(seen),
  };
}

/** Counts the incidents for which a condition holds. */
export function countWhere(db: Kysely<Schema>, holds: Holds, days = ALL_DAYS): Counted {
  return count(db, {
    selection: { kind: 'where', of: null, holds, inOrder: holds },
    days,
    before: null,
    starts: [],
  });
}

/** How many incidents there are, and how many of them are discounted. */
export const countAll = cacheUntilWrite((db) =>
  db
    .selectFrom('day_tally')
    .select([
      sum(sql`incidents + discounted`).as('found'),
      sum(sql.ref('discounted')).as('discounted'),
    ])
    .executeTakeFirstOrThrow(),
);
