import { type Kysely, sql } from 'kysely';
import { isAllTime } from '../../domain/time/period.ts';
import type { Holds } from '../filter/conditions.ts';
import { ALL_DAYS } from '../filter/overlapping-days.ts';
import { usesRollups } from '../filter/plan.ts';
import { cacheUntilWrite } from '../schema/cache-until-write.ts';
import type { Schema } from '../schema/schema.ts';
import { sum } from './contributions.ts';
import type { Counted, Counting } from './totals.ts';
import { totalsFromIncidents } from './totals-from-incidents.ts';
import { totalsFromRollups } from './totals-from-rollups.ts';

/** Counts from rollups where there are any for what is asked, else from each incident's contribution. */
export function count(db: Kysely<Schema>, counting: Counting): Counted {
  const fromIncidents = totalsFromIncidents(db, counting);
  if (!usesRollups(counting.selection, counting.days)) return fromIncidents;
  const fromRollups = totalsFromRollups(db, counting);
  // Rollups do not have the days on which an actor was seen, except the first and last of all.
  const isRead = (seen: boolean) => seen && !isAllTime(counting.days);
  return {
    ...fromRollups,
    actors: (seen) => (isRead(seen) ? fromIncidents : fromRollups).actors(seen),
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
