import { type Kysely, sql } from 'kysely';
import { addDays } from '../../domain/time/days.ts';
import type { GivenDays } from '../../domain/time/period.ts';
import type { Holds } from '../filter/conditions.ts';
import { ALL_DAYS } from '../filter/overlapping-days.ts';
import { cacheUntilWrite } from '../schema/cache-until-write.ts';
import type { Schema } from '../schema/schema.ts';
import { totalsFromIncidents } from './totals-from-incidents.ts';
import { totalsFromRollups } from './totals-from-rollups.ts';
import type { Counted, Counting } from './types.ts';

/** What the incidents come to of which something holds. */
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
      sql<number>`cast(coalesce(sum(incidents + discounted), 0) as integer)`.as('found'),
      sql<number>`cast(coalesce(sum(discounted), 0) as integer)`.as('discounted'),
    ])
    .executeTakeFirstOrThrow(),
);

/** In a window of so many days or more, the parts of a trend are made of whole units of which sums are kept. */
const LONG = 360;

/** Counts from the sums that the database keeps as far as they go, else from each incident's share. */
export function count(db: Kysely<Schema>, counting: Counting): Counted {
  const read = totalsFromIncidents(db, counting);
  if (counting.selection.kind !== 'everything' || !isLong(counting.days)) return read;
  const kept = totalsFromRollups(db, counting);
  // No sum says on which days somebody was seen.
  return { ...kept, actors: (seen) => (seen ? read : kept).actors(seen) };
}

function isLong({ since, until }: GivenDays): boolean {
  return since === null || until === null || addDays(since, LONG) <= until;
}
