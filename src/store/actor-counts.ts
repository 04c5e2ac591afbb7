import { type Expression, type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Day } from '../domain/days.ts';
import type { Holds } from './conditions.ts';
import { killedOf } from './figure-rules.ts';
import { mergesOf } from './merged-actors.ts';
import type { ActorRow } from './rows.ts';
import type { Schema } from './schema.ts';

/** The counts of one actor, by the number that it has now. */
export type ActorCount = { readonly actor: number } & Omit<
  ActorRow,
  'id' | 'name' | 'shortName' | 'kind' | 'before'
>;

/**
 * Counts by actor over the incidents of which something holds: each once in whatever role, unless its only tie
 * is a denial. `starts` are the first days of the trend's parts; the first part takes in what began before it.
 */
export async function countByActor(
  db: Kysely<Schema>,
  matching: Holds,
  starts: readonly Day[],
): Promise<readonly ActorCount[]> {
  const rows = await db
    .selectFrom(await tiedIncidents(db, matching))
    .groupBy('actor')
    .select(({ fn, ref }) => [
      'actor',
      sum(ref('tied')).as('incidents'),
      sum(ref('perpetrator')).as('asPerpetrator'),
      sum(ref('target')).as('asTarget'),
      sum(sql`case when tied = 1 then coalesce(killed, 0) else 0 end`).as('killedBest'),
      sum(oneIf(sql`tied = 1 and killed is null`)).as('killedUnknown'),
      sum(ref('participant')).as('asParticipant'),
      sum(ref('reported')).as('reported'),
      sum(ref('claimed')).as('claimed'),
      sum(ref('blamed')).as('blamed'),
      sum(ref('denied')).as('denied'),
      fn.min('began').as('first'),
      fn.max('began').as('last'),
    ])
    .select(starts.map((_, part) => sum(oneIf(isInPart(starts, part))).as(`part${part}`)))
    .execute();
  return rows.map(({ first, last, ...counts }) => ({
    actor: counts.actor,
    incidents: counts.incidents,
    asPerpetrator: counts.asPerpetrator,
    asTarget: counts.asTarget,
    killedBest: counts.killedBest,
    killedUnknown: counts.killedUnknown,
    asParticipant: counts.asParticipant,
    reported: counts.reported,
    claimed: counts.claimed,
    blamed: counts.blamed,
    denied: counts.denied,
    firstSeen: first.slice(0, 10),
    lastSeen: last.slice(0, 10),
    trend: starts.map((_, part) => counts[`part${part}`] ?? 0),
  }));
}

/** How many incidents each actor is tied to, a denial alone being no tie. */
export async function countTied(
  db: Kysely<Schema>,
  matching: Holds,
): Promise<ReadonlyMap<number, number>> {
  const rows = await db
    .selectFrom(await tiedIncidents(db, matching))
    .groupBy('actor')
    .select(({ ref }) => ['actor', sum(ref('tied')).as('incidents')])
    .execute();
  return new Map(rows.map(({ actor, incidents }) => [actor, incidents]));
}

/** One row for each actor of each incident, whatever the number of its ties. */
async function tiedIncidents(db: Kysely<Schema>, matching: Holds) {
  const actor = await presentActor(db);
  return (
    db
      // Found first, then joined in the order in which it is written; else the planner begins at the actors.
      .with(
        (name) => name('matched').materialized(),
        (db) =>
          db
            .selectFrom('incident')
            .where(matching)
            .select(['incident.id', 'incident.occurred_from', killedOf().as('killed')]),
      )
      .selectFrom('matched')
      .crossJoin('attribution')
      .whereRef('attribution.incident_id', '=', 'matched.id')
      .where('attribution.removed_at', 'is', null)
      .groupBy(['attribution.incident_id', actor])
      .select(({ fn }) => [
        actor.as('actor'),
        fn.min('matched.occurred_from').as('began'),
        fn.min('matched.killed').as('killed'),
        any(sql`basis <> 'denied'`).as('tied'),
        any(sql`role = 'perpetrator' and basis <> 'denied'`).as('perpetrator'),
        any(sql`role = 'target' and basis <> 'denied'`).as('target'),
        any(sql`role = 'participant' and basis <> 'denied'`).as('participant'),
        any(sql`role = 'perpetrator' and basis = 'reported'`).as('reported'),
        any(sql`basis = 'claimed'`).as('claimed'),
        any(sql`basis = 'blamed'`).as('blamed'),
        any(sql`basis = 'denied'`).as('denied'),
      ])
      .as('tied_incident')
  );
}

/** The actor that an attribution's actor is now. */
async function presentActor(db: Kysely<Schema>): Promise<RawBuilder<number>> {
  const merges = await mergesOf(db);
  const written = sql.ref<number>('attribution.actor_id');
  if (merges.size === 0) return sql<number>`${written}`;
  const cases = [...merges].map(([from, into]) => sql`when ${from} then ${into}`);
  return sql<number>`case ${written} ${sql.join(cases, sql` `)} else ${written} end`;
}

function isInPart(starts: readonly Day[], part: number): RawBuilder<SqlBool> {
  const from = part === 0 ? '' : (starts[part] ?? '');
  const next = starts[part + 1];
  return next === undefined
    ? sql<SqlBool>`tied = 1 and began >= ${from}`
    : sql<SqlBool>`tied = 1 and began >= ${from} and began < ${next}`;
}

function oneIf(holds: Expression<unknown>): RawBuilder<number> {
  return sql<number>`case when ${holds} then 1 else 0 end`;
}

function any(holds: Expression<unknown>): RawBuilder<number> {
  return sql<number>`max(${oneIf(holds)})`;
}

function sum(numbers: Expression<unknown>): RawBuilder<number> {
  return sql<number>`cast(sum(${numbers}) as integer)`;
}
