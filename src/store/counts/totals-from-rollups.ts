import { type Kysely, type RawBuilder, sql } from 'kysely';
import { dayNumber } from '../../domain/time/days.ts';
import { type GivenDays, runOf } from '../../domain/time/period.ts';
import { AFTER_ALL, cutIntoUnits, type UnitRun } from '../../domain/time/whole-units.ts';
import type { IncidentCounts } from '../port/rows-counts.ts';
import type { Schema } from '../schema/schema.ts';
import {
  ACTOR_TALLIED,
  type ActorTallied,
  TALLIED,
  type Tallied,
} from '../schema/schema-counts.ts';
import { type Edges, edgesOf } from './kept-edges.ts';
import { sharesBegun } from './read-shares.ts';
import { type ActorSum, ALL_NUMBERS, createAdder, emptyActorSum } from './shares.ts';
import { actorCount, dayCounts, totalOf } from './totals-from-incidents.ts';
import type { ActorCount, Counted, Counting, DayCount } from './types.ts';

/** Counts of all incidents from the sums that are kept; only what these do not say is read one by one. */
export function totalsFromRollups(db: Kysely<Schema>, counting: Counting): Counted {
  let once: Promise<Edges> | undefined;
  const edges = () => {
    once ??= edgesOf(db, counting.days, counting.starts);
    return once;
  };
  return {
    counts: async () => countsIn(db, counting.days, await edges()),
    days: async (within) => daysIn(db, { days: counting.days, within, edges: await edges() }),
    actors: async () => actorsIn(db, counting, await edges()),
    trends: async (actors) => trendsIn(db, { counting, actors, edges: await edges() }),
  };
}

async function countsIn(
  db: Kysely<Schema>,
  days: GivenDays,
  { into, beyond }: Edges,
): Promise<IncidentCounts> {
  const columns = TALLIED.map(
    (column) => sql`coalesce(sum(${sql.ref(column)}), 0) as ${sql.ref(column)}`,
  );
  const { rows } = await sql<Record<Tallied, number>>`
    select ${sql.join(columns)} from day_tally where ${hasBegunIn(days)}`.execute(db);
  const [row] = rows;
  const sums = TALLIED.map((column) => row?.[column] ?? 0);
  const taken = beyond.days().map((day) => ({ ...day, sums: day.sums.map((sum) => -sum) }));
  return totalOf(
    [...into.days(), { day: 0, within: 0, sums }, ...taken],
    into.mayBe() + beyond.mayBe(),
  );
}

async function daysIn(
  db: Kysely<Schema>,
  {
    days,
    within,
    edges: { into, beyond },
  }: { readonly days: GivenDays; readonly within: number; readonly edges: Edges },
): Promise<readonly DayCount[]> {
  const isFine = sql<boolean>`within between 1 and ${within}`;
  const { rows } = await sql<DayCount>`select began as day, sum(incidents) as "all",
      coalesce(sum(incidents) filter (where ${isFine}), 0) as fine,
      coalesce(sum(killed_best) filter (where ${isFine}), 0) as killed
    from day_tally where ${hasBegunIn(days)} group by began order by began`.execute(db);
  const taken = new Map(dayCounts(beyond.days(), within).map((count) => [count.day, count]));
  const begun = rows.map((count) => {
    const less = taken.get(count.day);
    return less === undefined
      ? count
      : {
          day: count.day,
          all: count.all - less.all,
          fine: count.fine - less.fine,
          killed: count.killed - less.killed,
        };
  });
  // What lasts into the days began before all others.
  return [...dayCounts(into.days(), within), ...begun.filter(({ all }) => all > 0)];
}

function hasBegunIn({ since, until }: GivenDays): RawBuilder<boolean> {
  return sql`began >= ${since ?? ''} and began <= ${until ?? AFTER_ALL}`;
}

async function actorsIn(
  db: Kysely<Schema>,
  { days, before }: Counting,
  edges: Edges,
): Promise<readonly ActorCount[]> {
  const sums = await sumsIn(db, { days, columns: ACTOR_TALLIED, edges });
  const earlier =
    before &&
    (await sumsIn(db, {
      days: before,
      columns: ['incidents'],
      edges: await edgesOf(db, before, []),
    }));
  for (const sum of sums.values()) sum.before = earlier?.get(sum.actor)?.sums[0] ?? 0;
  return [...sums.values()]
    .filter(({ sums, mayBe }) => mayBe > 0 || sums.some((sum) => sum > 0))
    .map((sum) => actorCount(sum, { isCompared: before !== null, isSeen: false }));
}

/** What the actors' incidents in the days come to, in the first of the columns that actors are added up in. */
async function sumsIn(
  db: Kysely<Schema>,
  {
    days,
    columns,
    edges: { into, beyond },
  }: {
    readonly days: GivenDays;
    readonly columns: readonly ActorTallied[];
    readonly edges: Edges;
  },
): Promise<ReadonlyMap<number, ActorSum>> {
  const runs = cutIntoUnits(runOf(days));
  const sums = new Map<number, ActorSum>();
  const sumOf = (actor: number) => {
    const sum = sums.get(actor) ?? emptyActorSum(actor, 0);
    sums.set(actor, sum);
    return sum;
  };
  const singly = createAdder({ within: ALL_NUMBERS, before: null, starts: [] });
  for (const run of runs) if (run.unit === 'day') singly.add(await sharesBegun(db, run));
  for (const [adder, sign] of [
    [singly, 1],
    [into, 1],
    [beyond, -1],
  ] as const) {
    for (const part of adder.actors()) {
      const sum = sumOf(part.actor);
      for (const [place, number] of part.sums.entries()) add(sum.sums, place, sign * number);
      sum.mayBe += part.mayBe;
    }
  }
  const years = runs.filter(({ unit }) => unit === 'year').map(inYears);
  const others = runs.filter(({ unit }) => unit !== 'year' && unit !== 'day').map(inUnits);
  const all =
    others.length === 0 ? years : [...years, sql`(${sql.join(others, sql` union all `)})`];
  for (const tallies of all) {
    for (const row of await sumByActor(db, tallies, columns)) {
      const { sums } = sumOf(row.actor_id);
      for (const [place, column] of columns.entries()) add(sums, place, row[column]);
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
  {
    counting: { days, starts },
    actors,
    edges: { into, beyond },
  }: { readonly counting: Counting; readonly actors: readonly number[]; readonly edges: Edges },
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
  const singly = createAdder({
    within: ALL_NUMBERS,
    before: null,
    starts: starts.map(dayNumber),
  });
  // Short parts begin in the middle of units as well.
  for (const { run } of runs) if (run.unit === 'day') singly.add(await sharesBegun(db, run));
  const trends = new Map(actors.map((actor) => [actor, starts.map(() => 0)]));
  for (const [adder, sign] of [
    [singly, 1],
    [into, 1],
    [beyond, -1],
  ] as const) {
    for (const { actor, trend } of adder.actors()) {
      const sums = trends.get(actor);
      for (const [part, incidents] of trend.entries()) add(sums, part, sign * incidents);
    }
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
