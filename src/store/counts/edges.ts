import { type Kysely, type SqlBool, sql } from 'kysely';
import { addDays, type Day, dayNumber } from '../../domain/time/days.ts';
import type { GivenDays } from '../../domain/time/period.ts';
import type { DayRun, UnitRun } from '../../domain/time/whole-units.ts';
import { ALWAYS, allOf, type Holds } from '../filter/conditions.ts';
import type { Schema } from '../schema/schema.ts';
import { inWords } from '../schema/sql-words.ts';
import { addContributions, overlapsByDay } from './contributions.ts';
import type { Totals } from './totals.ts';

// What rollups lack of some days: the days at the ends that are no whole unit, and what lasts over the first or the last day.

/** Contributions that began before the days and last into them. */
export function lastingInto({ since }: GivenDays): Holds | undefined {
  if (since === null) return undefined;
  return allOf([sql`c.removed = 0`, overlapsByDay({ since, until: null }), beganBefore(since)]);
}

/** Contributions that began in the days and may lie after them. */
export function lastingBeyond({ since, until }: GivenDays): Holds | undefined {
  if (until === null) return undefined;
  const after = addDays(until, 1);
  // An index is to begin with what may last beyond the days, not with the first of them.
  const day = inWords(({ withoutIndex }) => withoutIndex(sql.ref('c.day')));
  return allOf([
    sql`c.removed = 0`,
    sql`c.within <> 1`,
    overlapsByDay({ since: after, until: null }),
    beganBefore(after),
    ...(since === null ? [] : [sql<SqlBool>`${day} >= ${dayNumber(since)}`]),
  ]);
}

function beganBefore(day: Day): Holds {
  return sql`c.day < ${dayNumber(day)}`;
}

/** Adds the single days at the ends of the runs, and what lies over the first and the last day of all; only `among` these. */
export async function addEdges(
  db: Kysely<Schema>,
  totals: Totals,
  {
    days,
    runs,
    starts,
    among = ALWAYS,
  }: {
    readonly days: GivenDays;
    readonly runs: readonly UnitRun[];
    readonly starts: readonly Day[];
    readonly among?: Holds;
  },
): Promise<void> {
  for (const run of runs) {
    if (run.unit !== 'day') continue;
    await addContributions(db, totals, { where: allOf([begunIn(run), among]), starts });
  }
  const into = lastingInto(days);
  if (into) await addContributions(db, totals, { where: allOf([into, among]), days, starts });
  const beyond = lastingBeyond(days);
  if (beyond === undefined) return;
  const where = allOf([beyond, sql`c.discounted = 0`, among]);
  await addContributions(db, totals, { where, starts, sign: -1 });
  // None of them lies in the days for certain.
  await addContributions(db, totals, { where, days, starts });
}

export function begunIn({ from, before }: DayRun): Holds {
  return sql`c.removed = 0 and c.day >= ${dayNumber(from)} and c.day < ${dayNumber(before)}`;
}
