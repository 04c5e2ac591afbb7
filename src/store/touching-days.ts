import { type RawBuilder, sql } from 'kysely';
import { addDays, type Day } from '../domain/days.ts';
import type { GivenDays } from '../domain/period.ts';
import { AFTER_ALL } from '../domain/whole-units.ts';

/** The first day after some days; a day after all where nothing ends them. */
export function dayAfter(until: Day | null): Day {
  return until === null ? AFTER_ALL : addDays(until, 1);
}

/** Whether a row of `counted` touches the days. */
export function touches({ since, until }: GivenDays): RawBuilder<boolean> {
  const hasBegun = sql<boolean>`counted.began < ${dayAfter(until)}`;
  return since === null ? hasBegun : sql`${hasBegun} and counted.ended >= ${since}`;
}

/** The rows of `counted` that touch the days from one on, found by their days alone. */
export function countedFrom(since: Day, until: Day | null): RawBuilder<unknown> {
  const before = dayAfter(until);
  return sql`(select * from counted indexed by counted_began where began >= ${since} and began < ${before}
    union all
    select * from counted indexed by counted_lasting where ${lastsInto(since, before)})`;
}

/**
 * Whether a row of `counted`, read by its index of what lasts longer than a day, began before a day and may have
 * lasted into it: none that began longer before than the longest lasts.
 */
export function lastsInto(since: Day, before: Day): RawBuilder<boolean> {
  return sql<boolean>`counted.ended > counted.began
    and counted.began < min(${since}, ${before}) and counted.ended >= ${since}
    and counted.began >= date(${since}, '-' || (select coalesce(max(julianday(ended) - julianday(began)), 0)
      from counted as lasting where lasting.ended > lasting.began) || ' days')`;
}
