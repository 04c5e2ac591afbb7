import { type Kysely, type SqlBool, sql } from 'kysely';
import { addDays, type Day, dayNumber } from '../../domain/time/days.ts';
import type { GivenDays } from '../../domain/time/period.ts';
import type { DayRun, UnitRun } from '../../domain/time/whole-units.ts';
import { ALWAYS, allOf, type Holds } from '../filter/conditions.ts';
import type { Schema } from '../schema/schema.ts';
import { inWords } from '../schema/sql-words.ts';
import { addParts, type Part } from './adding-up.ts';
import { overlapsByDay } from './contributions.ts';
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
  const into = lastingInto(days);
  const beyond = lastingBeyond(days);
  const parts: readonly Part[] = [
    ...runs
      .filter(({ unit }) => unit === 'day')
      .map((run): Part => ({ where: begunIn(run), adding: [{ starts }] })),
    ...(into ? [{ where: into, adding: [{ days, starts }] }] : []),
    ...(beyond
      ? [
          {
            where: allOf([beyond, sql`c.discounted = 0`]),
            // None of them lies in the days for certain.
            adding: [
              { starts, sign: -1 as const },
              { days, starts },
            ],
          },
        ]
      : []),
  ];
  await addParts(
    db,
    totals,
    parts.map((part) => ({ ...part, where: allOf([part.where, among]) })),
  );
}

export function begunIn({ from, before }: DayRun): Holds {
  return sql`c.removed = 0 and c.day >= ${dayNumber(from)} and c.day < ${dayNumber(before)}`;
}
