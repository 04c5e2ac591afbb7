import { type Kysely, type SqlBool, sql } from 'kysely';
import type { Role } from '../../domain/model/actor.ts';
import { type Day, dayNumber, dayOfNumber } from '../../domain/time/days.ts';
import { type GivenDays, isAllTime, runOf } from '../../domain/time/period.ts';
import {
  AFTER_ALL,
  cutIntoUnits,
  type DayRun,
  startOfUnit,
  thirdsOfYear,
} from '../../domain/time/whole-units.ts';
import { allOf, type Holds } from '../filter/conditions.ts';
import { andPresent } from '../filter/merged-incidents.ts';
import { ALL_DAYS } from '../filter/overlapping-days.ts';
import { isReadByDay } from '../filter/plan.ts';
import type { Schema } from '../schema/schema.ts';
import { ACTOR_TALLIED } from '../schema/schema-counts.ts';
import { inWords } from '../schema/sql-words.ts';
import { liesIn, overlaps, overlapsByDay, sum } from './contributions.ts';
import { begunIn, lastingBeyond, lastingInto } from './edges.ts';
import { addSeenDays, rollup } from './seen-days.ts';
import { type ActorCount, actorCounts, type DayCount } from './totals.ts';
import { countBegun } from './totals-from-incidents.ts';
import { actorsIn } from './totals-from-rollups.ts';

/** The incidents attributed to one actor, from rollups as far as these go. It is the one that merged actors are now. */
export type CountsOfActor = {
  /** Its counts in the days; those of all time have its first and last day. `undefined` if it has none. */
  readonly count: () => Promise<ActorCount | undefined>;
  /** As in `Counted`; for units of a month or longer, a third of a month stands for its days. */
  readonly days: (within: number) => Promise<readonly DayCount[]>;
  /** The same of the incidents in which it has a role; without the killed, of which rollups do not say in which role. */
  readonly roleDays: (within: number, role: Role) => Promise<readonly RoleDayCount[]>;
};

export type RoleDayCount = Omit<DayCount, 'killed'>;

/** Counts an actor's incidents in the days. */
export function countsOfActor(db: Kysely<Schema>, actor: number, days: GivenDays): CountsOfActor {
  const isSeen = isAllTime(days);
  return {
    count: async () => {
      const totals = await actorsIn(db, days, ACTOR_TALLIED, actor);
      if (isSeen) await addSeenDays(db, totals);
      return actorCounts(totals, { isCompared: false, isSeen, isByRole: false }).find(
        (count) => count.actor === actor,
      );
    },
    days: (within) => daysAs(db, { actor, within, as: 'tied' }, days),
    roleDays: async (within, role) => {
      const counts = await daysAs(db, { actor, within, as: role }, days);
      return counts.map(({ killed: _, ...count }) => count);
    },
  };
}

async function daysAs(
  db: Kysely<Schema>,
  asked: Asked,
  days: GivenDays,
): Promise<readonly DayCount[]> {
  return asked.within < SHORTEST_MONTHS
    ? countDays(db, { ...asked, where: await liesWithin(db, asked.actor, days) })
    : summedByThird(await thirdsIn(db, asked, days));
}

/** The length in days of the shortest unit that consists of thirds of a month. */
const SHORTEST_MONTHS = 31;

/** Which incidents of an actor are counted: those attributed to it, or those in which it has a role. */
type Asked = {
  readonly actor: number;
  readonly within: number;
  readonly as: 'tied' | Role;
};

/** What was counted and, where the numbers are below 0, taken away, by third of a month. */
function summedByThird(counts: readonly DayCount[]): readonly DayCount[] {
  const sums = new Map<Day, DayCount>();
  for (const { day: counted, all, fine, killed } of counts) {
    const day = startOfUnit('third', counted);
    const sum = sums.get(day) ?? { day, all: 0, fine: 0, killed: 0 };
    sums.set(day, {
      day,
      all: sum.all + all,
      fine: sum.fine + fine,
      killed: sum.killed + killed,
    });
  }
  return [...sums.values()]
    .filter(({ all }) => all > 0)
    .toSorted((one, other) => (one.day < other.day ? -1 : 1));
}

/** Counts contributions by their first day; `sign` -1 takes them away. */
async function countDays(
  db: Kysely<Schema>,
  { actor, within, as, where, sign = 1 }: Asked & { readonly where: Holds; readonly sign?: 1 | -1 },
): Promise<readonly DayCount[]> {
  const isFine = sql`filter (where c.within between 1 and ${within})`;
  const { rows } = await sql<Omit<DayCount, 'day'> & { day: number }>`
    select c.day, ${sum(sql.lit(sign))} as ${sql.ref('all')}, ${sum(sql.lit(sign), isFine)} as fine,
      ${sum(sql`${sql.lit(sign)} * c.killed_best`, isFine)} as killed
    from contribution as c where c.removed = 0 and c.incidents = 1 and ${where} and ${isTied({ actor, as })}
    group by c.day order by c.day`.execute(db);
  return rows.map((row) => ({ ...row, day: dayOfNumber(row.day) }));
}

/** Contributions of incidents that are attributed to the actor, not only denied by it, in that role if one is meant. */
function isTied({ actor, as }: Pick<Asked, 'actor' | 'as'>): Holds {
  return sql`exists (select 1 from actor_contribution as a
    where a.incident_id = c.incident_id and a.actor_id = ${actor} and a.tied = 1 and ${sql.ref(`a.${as}`)} = 1)`;
}

/** Contributions that lie in the days, found by day or, if fewer incidents name the actor, by these. */
async function liesWithin(db: Kysely<Schema>, actor: number, days: GivenDays): Promise<Holds> {
  const { byActor } = await actorsIn(db, ALL_DAYS, ['incidents'], actor);
  const count = byActor.get(actor)?.incidents ?? 0;
  if (isReadByDay({ kind: 'found', count }, await countBegun(db, days))) {
    return allOf([overlapsByDay(days), liesIn(days)]);
  }
  const attributed = sql`select incident_id from attribution where removed_at is null
    and actor_id in (select ${actor} union all select actor_id from merged_actor where into_id = ${actor})`;
  const naming = sql<SqlBool>`c.incident_id in (${andPresent(attributed)})`;
  return allOf([overlaps(days), liesIn(days), naming]);
}

/** Counts by thirds of months in the days, the single days at both ends, and what lasts into the days. */
async function thirdsIn(
  db: Kysely<Schema>,
  asked: Asked,
  days: GivenDays,
): Promise<readonly DayCount[]> {
  const counts: DayCount[] = [];
  for (const { unit, ...run } of cutIntoUnits(runOf(days), ['third'])) {
    if (unit === 'day') counts.push(...(await countDays(db, { ...asked, where: begunIn(run) })));
    else counts.push(...(await rollupsIn(db, asked, run)), ...(await coarseIn(db, asked, run)));
  }
  const into = lastingInto(days);
  if (into) {
    counts.push(...(await countDays(db, { ...asked, where: allOf([into, liesIn(days)]) })));
  }
  const beyond = lastingBeyond(days);
  if (beyond) counts.push(...(await countDays(db, { ...asked, where: beyond, sign: -1 })));
  return counts;
}

/** The rollups of a run of thirds, each of which is looked up: all others are of other actors. */
async function rollupsIn(
  db: Kysely<Schema>,
  { actor, as }: Asked,
  run: DayRun,
): Promise<readonly DayCount[]> {
  const years = await sql<{ began: Day }>`
    select began from ${rollup({ unit: 'year', from: '', before: AFTER_ALL })} and actor_id = ${actor}`.execute(
    db,
  );
  const thirds = years.rows
    .flatMap(({ began }) => thirdsOfYear(began))
    .filter((third) => third >= run.from && third < run.before);
  const isOne = inWords(({ isOneOfTexts }) => isOneOfTexts(thirds));
  const { rows } = await sql<Pick<DayCount, 'day' | 'all' | 'killed'>>`
    select began as day, ${sql.ref(as === 'tied' ? 'incidents' : as)} as ${sql.ref('all')}, killed_best as killed from actor_tally
    where unit = 'third' and actor_id = ${actor} and began ${isOne}`.execute(db);
  return rows.map((row) => ({ ...row, fine: row.all }));
}

/**
 * Takes away what is not dated exactly enough to be fine. Rollups do not say that of an actor's incidents, but they say on
 * which days any such incident began.
 */
async function coarseIn(
  db: Kysely<Schema>,
  { actor, within, as }: Asked,
  run: DayRun,
): Promise<readonly DayCount[]> {
  const isCoarse = (table: 'c' | 'day_tally') =>
    sql<SqlBool>`${sql.ref(`${table}.within`)} not between 1 and ${within}`;
  const began = await db
    .selectFrom('day_tally')
    .where('began', '>=', run.from)
    .where('began', '<', run.before)
    .where(isCoarse('day_tally'))
    .where('incidents', '>', 0)
    .select('began')
    .distinct()
    .execute();
  if (began.length === 0) return [];
  const isOne = inWords(({ isOneOf }) => isOneOf(began.map((one) => dayNumber(one.began))));
  const { rows } = await sql<{ day: number; incidents: number; killed: number }>`
    select c.day, count(*) as incidents, ${sum(sql.ref('c.killed_best'))} as killed from contribution as c
    where c.day ${isOne} and c.removed = 0 and c.incidents = 1 and ${isCoarse('c')} and ${isTied({ actor, as })}
    group by c.day`.execute(db);
  return rows.map(({ day, incidents, killed }) => ({
    day: dayOfNumber(day),
    all: 0,
    fine: -incidents,
    killed: -killed,
  }));
}
