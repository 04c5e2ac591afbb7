import { type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely';
import { type GivenDays, isAllTime, runOf } from '../../domain/time/period.ts';
import { AFTER_ALL, cutIntoUnits } from '../../domain/time/whole-units.ts';
import { ALWAYS } from '../filter/conditions.ts';
import type { IncidentCounts } from '../port/rows-counts.ts';
import { cacheLastUntilWrite } from '../schema/cache-until-write.ts';
import type { Schema } from '../schema/schema.ts';
import {
  ACTOR_TALLIED,
  type ActorTallied,
  TALLIED,
  type Tallied,
} from '../schema/schema-counts.ts';
import { inWords } from '../schema/sql-words.ts';
import { liesIn, sum, sumDays } from './contributions.ts';
import { addEdges, lastingBeyond, lastingInto } from './edges.ts';
import { addSeenDays, rollup } from './seen-days.ts';
import {
  actorCounts,
  type Counted,
  type Counting,
  countsOf,
  type DayCount,
  dayCounts,
  noTotals,
  type Totals,
  totalsOfActor,
} from './totals.ts';

/**
 * Counts all incidents from rollups, which are by first day. What lasts into the days from before them is added to these, and what
 * began in them but may have happened after them is taken away: both are few, and read one by one.
 */
export function totalsFromRollups(db: Kysely<Schema>, counting: Counting): Counted {
  const { days, before } = counting;
  return {
    counts: () => lastCounts(db, days),
    days: (within) => daysIn(db, days, within),
    actors: async (seen) => {
      const isSeen = seen && isAllTime(days);
      const totals = await actorsIn(db, days, ACTOR_TALLIED);
      if (isSeen) await addSeenDays(db, totals);
      const earlier = before && (await actorsIn(db, before, ['incidents']));
      for (const [actor, { incidents }] of earlier?.byActor ?? [])
        totalsOfActor(totals, actor, 0).before = incidents;
      return actorCounts(totals, { isCompared: before !== null, isSeen, isByRole: false });
    },
    trends: (actors) => trendsIn(db, counting, actors),
  };
}

/** Several panels show the counts of the same days. */
const lastCounts = cacheLastUntilWrite((days: GivenDays) => JSON.stringify(days), countsIn);

async function countsIn(db: Kysely<Schema>, days: GivenDays): Promise<IncidentCounts> {
  const kept = await db
    .selectFrom('day_tally')
    .where('began', '>=', days.since ?? '')
    .where('began', '<=', days.until ?? AFTER_ALL)
    .select(TALLIED.map((column) => total(column).as(column)))
    .executeTakeFirstOrThrow();
  const into = lastingInto(days);
  const beyond = lastingBeyond(days);
  const added = into && (await sumDays(db, into, liesIn(days)));
  const taken = beyond && (await sumDays(db, beyond, ALWAYS));
  const sums = { ...kept, mayBe: (added?.mayBe ?? 0) + (taken?.incidents ?? 0) };
  for (const column of TALLIED) {
    sums[column] += added?.[column] ?? 0;
    // Discounted incidents are named wherever they overlap the days.
    if (!column.startsWith('discounted')) sums[column] -= taken?.[column] ?? 0;
  }
  return countsOf(sums);
}

function total(column: Tallied | ActorTallied, filter?: RawBuilder<unknown>): RawBuilder<number> {
  return sum(sql.ref(column), filter);
}

async function daysIn(
  db: Kysely<Schema>,
  days: GivenDays,
  within: number,
): Promise<readonly DayCount[]> {
  const ofFine = sql`filter (where within between 1 and ${within})`;
  const { rows } =
    await sql<DayCount>`select began as day, ${total('incidents')} as ${sql.ref('all')},
      ${total('incidents', ofFine)} as fine, ${total('killed_best', ofFine)} as killed
    from day_tally where began >= ${days.since ?? ''} and began <= ${days.until ?? AFTER_ALL}
    group by began order by began`.execute(db);
  const edges = noTotals();
  await addEdges(db, edges, { days, runs: [], starts: [] });
  const changes = new Map(dayCounts(edges, within).map((count) => [count.day, count]));
  const begun = rows.map((count) => {
    const change = changes.get(count.day);
    if (change === undefined) return count;
    changes.delete(count.day);
    return {
      day: count.day,
      all: count.all + change.all,
      fine: count.fine + change.fine,
      killed: count.killed + change.killed,
    };
  });
  // What lasts into the days began before all others.
  return [...changes.values(), ...begun].filter(({ all }) => all > 0);
}

/** The totals of the actors in the days, or of one of them, of some columns at least. */
export async function actorsIn(
  db: Kysely<Schema>,
  days: GivenDays,
  columns: readonly ActorTallied[],
  only?: number,
): Promise<Totals> {
  const totals = noTotals();
  const runs = cutIntoUnits(runOf(days));
  const involves = sql<SqlBool>`exists (select 1 from actor_contribution as involved
    where involved.incident_id = c.incident_id and involved.actor_id = ${only})`;
  await addEdges(db, totals, {
    days,
    runs,
    starts: [],
    among: only === undefined ? ALWAYS : involves,
  });
  const isIt = only === undefined ? sql`` : sql`and actor_id = ${only}`;
  const units = runs
    .filter(({ unit }) => unit !== 'day')
    .map((run) => ({ unit: run.unit, rows: sql`${rollup(run)} ${isIt}` }));
  const years = units.filter(({ unit }) => unit === 'year').map(({ rows }) => rows);
  const others = units
    .filter(({ unit }) => unit !== 'year')
    .map(({ rows }) => sql`select * from ${rows}`);
  const rollups = others.length === 0 ? years : [...years, sql`(${union(others)}) as rollups`];
  for (const rollup of rollups) {
    const { rows } = await sql<
      { readonly actor_id: number } & Readonly<Record<ActorTallied, number>>
    >`
      select actor_id, ${sql.join(columns.map((column) => sql`${total(column)} as ${sql.ref(column)}`))}
      from ${rollup} group by actor_id`.execute(db);
    for (const row of rows) {
      const sums = totalsOfActor(totals, row.actor_id, 0);
      for (const column of columns) sums[column] += row[column];
    }
  }
  return totals;
}

function union(selects: readonly RawBuilder<unknown>[]): RawBuilder<unknown> {
  return sql.join(selects, sql` union all `);
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
  const totals = noTotals();
  const trendOf = (actor: number) => totalsOfActor(totals, actor, starts.length).trend;
  // Short parts begin in the middle of units as well.
  await addEdges(db, totals, {
    days,
    runs: runs.map(({ run }) => run),
    starts,
  });
  const isOne = inWords(({ isOneOf }) => isOneOf(actors));
  const parts = runs
    .filter(({ run }) => run.unit !== 'day')
    .map(
      ({ part, run }) => sql`select ${sql.lit(part)} as part, actor_id, incidents
      from ${rollup(run)} and actor_id ${isOne}`,
    );
  if (parts.length > 0) {
    const { rows } = await sql<{ part: number; actor_id: number; incidents: number }>`
      select part, actor_id, ${total('incidents')} as incidents from (${union(parts)}) as rollups
      group by part, actor_id`.execute(db);
    for (const { part, actor_id, incidents } of rows) {
      const trend = trendOf(actor_id);
      trend[part] = (trend[part] ?? 0) + incidents;
    }
  }
  return new Map(actors.map((actor) => [actor, trendOf(actor)]));
}
