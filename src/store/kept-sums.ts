import { type Kysely, type RawBuilder, sql } from 'kysely';
import { dayNumber } from '../domain/days.ts';
import { type GivenDays, runOf } from '../domain/period.ts';
import { AFTER_ALL, cutIntoUnits, type UnitRun } from '../domain/whole-units.ts';
import type { ActorCount, Counted, Counting, DayCount } from './counting.ts';
import { sharesBegun, sharesLastingInto } from './read-shares.ts';
import { actorCount, dayCounts, numbersOf, totalOf } from './read-sums.ts';
import type { IncidentCounts } from './rows-counts.ts';
import type { Schema } from './schema.ts';
import { ACTOR_TALLIED, type ActorTallied, TALLIED, type Tallied } from './schema-counts.ts';
import { type ActorSum, type Adder, createAdder, emptyActorSum } from './shares.ts';

/** Counts of all incidents from the sums that are kept; only what these do not say is read one by one. */
export function keptSums(db: Kysely<Schema>, counting: Counting): Counted {
  return {
    counts: () => countsIn(db, counting.days),
    days: (within) => daysIn(db, counting.days, within),
    actors: () => actorsIn(db, counting),
    trends: (actors) => trendsIn(db, counting, actors),
  };
}

async function countsIn(db: Kysely<Schema>, days: GivenDays): Promise<IncidentCounts> {
  const columns = TALLIED.map(
    (column) => sql`coalesce(sum(${sql.ref(column)}), 0) as ${sql.ref(column)}`,
  );
  const { rows } = await sql<Record<Tallied, number>>`
    select ${sql.join(columns)} from day_tally where ${hasBegunIn(days)}`.execute(db);
  const [row] = rows;
  const sums = TALLIED.map((column) => row?.[column] ?? 0);
  const lasting = await addLasting(db, days, adderOf(days, []));
  return totalOf([...lasting.days(), { day: 0, within: 0, sums }]);
}

async function daysIn(
  db: Kysely<Schema>,
  days: GivenDays,
  within: number,
): Promise<readonly DayCount[]> {
  const isFine = sql<boolean>`within between 1 and ${within}`;
  const { rows } = await sql<DayCount>`select began as day, sum(incidents) as "all",
      coalesce(sum(incidents) filter (where ${isFine}), 0) as fine,
      coalesce(sum(killed_best) filter (where ${isFine}), 0) as killed
    from day_tally where ${hasBegunIn(days)} group by began order by began`.execute(db);
  const lasting = await addLasting(db, days, adderOf(days, []));
  // These began before all others.
  return [...dayCounts(lasting.days(), within), ...rows];
}

function hasBegunIn({ since, until }: GivenDays): RawBuilder<boolean> {
  return sql`began >= ${since ?? ''} and began <= ${until ?? AFTER_ALL}`;
}

async function actorsIn(
  db: Kysely<Schema>,
  { days, before }: Counting,
): Promise<readonly ActorCount[]> {
  const sums = await sumsIn(db, days, ACTOR_TALLIED);
  const earlier = before && (await sumsIn(db, before, ['incidents']));
  for (const sum of sums.values()) sum.before = earlier?.get(sum.actor)?.sums[0] ?? 0;
  return [...sums.values()].map((sum) =>
    actorCount(sum, { isCompared: before !== null, isSeen: false }),
  );
}

/** What the actors' incidents in the days come to, in the first of the columns that actors are added up in. */
async function sumsIn(
  db: Kysely<Schema>,
  days: GivenDays,
  columns: readonly ActorTallied[],
): Promise<ReadonlyMap<number, ActorSum>> {
  const runs = cutIntoUnits(runOf(days));
  const ends = await addEnds(db, days, adderOf(days, []));
  const sums = new Map(ends.actors().map((sum) => [sum.actor, sum]));
  const years = runs.filter(({ unit }) => unit === 'year').map(inYears);
  const others = runs.filter(({ unit }) => unit !== 'year' && unit !== 'day').map(inUnits);
  const all =
    others.length === 0 ? years : [...years, sql`(${sql.join(others, sql` union all `)})`];
  for (const tallies of all) {
    for (const row of await sumByActor(db, tallies, columns)) {
      const sum = sums.get(row.actor_id) ?? emptyActorSum(row.actor_id, 0);
      sums.set(row.actor_id, sum);
      for (const [place, column] of columns.entries()) add(sum.sums, place, row[column]);
    }
  }
  return sums;
}

type SummedRow = { actor_id: number } & { [C in ActorTallied]: number };

async function sumByActor(
  db: Kysely<Schema>,
  tallies: RawBuilder<unknown>,
  columns: readonly ActorTallied[],
): Promise<readonly SummedRow[]> {
  const summed = columns.map((column) => sql`sum(${sql.ref(column)}) as ${sql.ref(column)}`);
  const { rows } = await sql<SummedRow>`
    select actor_id, ${sql.join(summed)} from ${tallies} group by actor_id`.execute(db);
  return rows;
}

function inYears({ from, before }: UnitRun): RawBuilder<unknown> {
  return sql`actor_tally indexed by actor_year
    where unit = 'year' and began >= ${from} and began < ${before}`;
}

function inUnits({ unit, from, before }: UnitRun): RawBuilder<unknown> {
  return sql`select * from actor_tally where unit = ${unit} and began >= ${from} and began < ${before}`;
}

/** Incidents of some actors in each part of the days. */
async function trendsIn(
  db: Kysely<Schema>,
  { days, starts }: Counting,
  actors: readonly number[],
): Promise<ReadonlyMap<number, readonly number[]>> {
  const { from, before } = runOf(days);
  const cuts = [from, ...starts.slice(1), before];
  const runs = starts.flatMap((_, part) =>
    cutIntoUnits({ from: cuts[part] ?? '', before: cuts[part + 1] ?? AFTER_ALL }).map((run) => ({
      part,
      run,
    })),
  );
  const pieces = runs
    .filter(({ run }) => run.unit !== 'day')
    .map(
      ({
        part,
        run,
      }) => sql`select ${sql.lit(part)} as part, actor_id, incidents from (${inUnits(run)})
        where actor_id in (select value from json_each(${JSON.stringify(actors)}))`,
    );
  const singly = adderOf(days, starts);
  // Short parts begin in the middle of units as well.
  for (const { run } of runs) if (run.unit === 'day') singly.add(await sharesBegun(db, run));
  await addLasting(db, days, singly);
  const trends = new Map(actors.map((actor) => [actor, starts.map(() => 0)]));
  for (const { actor, trend } of singly.actors()) {
    const into = trends.get(actor);
    for (const [part, incidents] of trend.entries()) add(into, part, incidents);
  }
  if (pieces.length === 0) return trends;
  const { rows } = await sql<{ part: number; actor_id: number; incidents: number }>`
    select part, actor_id, sum(incidents) as incidents from (${sql.join(pieces, sql` union all `)})
    group by part, actor_id`.execute(db);
  for (const { part, actor_id, incidents } of rows) add(trends.get(actor_id), part, incidents);
  return trends;
}

function add(into: number[] | undefined, place: number, number: number): void {
  if (into !== undefined) into[place] = (into[place] ?? 0) + number;
}

function adderOf(days: GivenDays, starts: Counting['starts']): Adder {
  return createAdder({ within: numbersOf(days), before: null, starts: starts.map(dayNumber) });
}

/** Adds what no kept sum of actors has: single days at the ends, and what lasted into the first one. */
async function addEnds(db: Kysely<Schema>, days: GivenDays, adder: Adder): Promise<Adder> {
  const ends = cutIntoUnits(runOf(days)).filter(({ unit }) => unit === 'day');
  for (const run of ends) adder.add(await sharesBegun(db, run));
  return addLasting(db, days, adder);
}

async function addLasting(db: Kysely<Schema>, { since }: GivenDays, adder: Adder): Promise<Adder> {
  if (since !== null) adder.add(await sharesLastingInto(db, since));
  return adder;
}
