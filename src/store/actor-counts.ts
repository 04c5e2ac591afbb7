import { type Expression, type Kysely, type RawBuilder, sql } from 'kysely';
import type { Day } from '../domain/days.ts';
import type { GivenDays } from '../domain/period.ts';
import { AFTER_ALL, cutIntoUnits, type UnitRun } from '../domain/whole-units.ts';
import type { ActorRow } from './rows.ts';
import type { Schema } from './schema.ts';
import { ACTOR_TALLIED, type ActorShare } from './schema-counts.ts';
import { ALL_DAYS, type Chosen, countedIn, type Looked } from './selection.ts';
import { dayAfter, lastsInto } from './touching-days.ts';

/** The counts of one actor, by the number that it has now. */
export type ActorCount = { readonly actor: number } & Omit<
  ActorRow,
  'id' | 'name' | 'shortName' | 'kind' | 'before'
>;

/**
 * Counts by actor over the selected incidents that touch the days: each once in whatever role, unless its only tie
 * is a denial. `starts` are the first days of the trend's parts; the first part takes in what began before it.
 */
export async function countByActor(
  db: Kysely<Schema>,
  chosen: Chosen,
  starts: readonly Day[],
): Promise<readonly ActorCount[]> {
  const rows = await piecesOf(db, chosen, starts)
    .groupBy('actor_id')
    .select([
      'actor_id as actor',
      ...ACTOR_TALLIED.map((column) => sum(sql.ref(column)).as(column)),
    ])
    .select(chosen.selection.kind === 'everything' ? seenWhole(chosen.days) : SEEN)
    .select(starts.map((_, part) => sum(inPart(starts, part)).as(`part${part}`)))
    .execute();
  return rows.map((row) => ({
    actor: row.actor,
    incidents: row.incidents,
    asPerpetrator: row.perpetrator,
    asTarget: row.target,
    asParticipant: row.participant,
    killedBest: row.killed_best,
    killedUnknown: row.killed_unknown,
    reported: row.reported,
    claimed: row.claimed,
    blamed: row.blamed,
    denied: row.denied,
    firstSeen: row.first,
    lastSeen: row.last,
    trend: starts.map((_, part) => row[`part${part}`] ?? 0),
  }));
}

/** How many incidents each actor is tied to, a denial alone being no tie. */
export async function countTied(
  db: Kysely<Schema>,
  chosen: Chosen,
): Promise<ReadonlyMap<number, number>> {
  const rows = await piecesOf(db, chosen, [])
    .groupBy('actor_id')
    .select(['actor_id as actor', sum(sql.ref('incidents')).as('incidents')])
    .execute();
  return new Map(rows.map(({ actor, incidents }) => [actor, incidents]));
}

const SHARE = sql.join(
  ['actor_id', 'began', ...ACTOR_TALLIED].map((column) => sql.ref(`share.${column}`)),
);

function piecesOf(db: Kysely<Schema>, { selection, days }: Chosen, starts: readonly Day[]) {
  const pieces =
    selection.kind === 'everything' ? wholePieces(days, starts) : tiesOf(db, selection, days);
  return db.selectFrom(sql<ActorShare>`(${pieces})`.as('piece'));
}

/** Of more incidents than so many, the ties are read actor by actor; sorting them would take longer, and memory. */
const MANY = 250_000;

function tiesOf(db: Kysely<Schema>, selection: Looked, days: GivenDays) {
  if (selection.kind === 'found' && selection.count > MANY && days === ALL_DAYS) {
    return sql`select ${SHARE} from tie as share indexed by tie_of_actor
      where share.incident_id in (select incident_id from temp.found)`;
  }
  const counted = countedIn(db, selection, days).select('incident_id');
  return sql`select ${SHARE} from (${counted}) as chosen
    cross join tie as share on share.incident_id = chosen.incident_id`;
}

/** Everything in the days, from the sums that are kept as far as they go, and from single ties at the ends. */
function wholePieces({ since, until }: GivenDays, starts: readonly Day[]) {
  const before = dayAfter(until);
  const cuts = [since ?? '', ...starts.slice(1).filter((start) => start < before), before];
  const runs = cuts.slice(1).flatMap((cut, index) => {
    return cutIntoUnits({ from: cuts[index] ?? '', before: cut });
  });
  const pieces = [...runs.map(runPieces), ...(since === null ? [] : [lastingInto(since, before)])];
  return sql.join(pieces, sql` union all `);
}

function runPieces({ unit, from, before }: UnitRun): RawBuilder<unknown> {
  if (unit !== 'day') {
    return sql`select ${SHARE} from actor_tally as share
      where unit = ${unit} and began >= ${from} and began < ${before}`;
  }
  return sql`select ${SHARE} from counted indexed by counted_began
    cross join tie as share on share.incident_id = counted.incident_id
    where counted.began >= ${from} and counted.began < ${before} and counted.removed = 0`;
}

/** What began earlier and may have lasted into a day. */
function lastingInto(since: Day, before: Day): RawBuilder<unknown> {
  return sql`select ${SHARE} from counted indexed by counted_lasting
    cross join tie as share on share.incident_id = counted.incident_id where ${lastsInto(since, before)} and counted.removed = 0`;
}

const SEEN = [
  sql<string>`min(piece.began)`.as('first'),
  sql<string>`max(piece.began)`.as('last'),
] as const;

// A sum says no days; those of the actor's first and last tie are two steps into an index.
function seenWhole({ since, until }: GivenDays) {
  const from = since ?? '';
  const last = until ?? AFTER_ALL;
  const earlier = sql`case when piece.began < ${from} then piece.began end`;
  const within = (which: 'min' | 'max') => sql`(select ${sql.raw(which)}(began) from tie
    where tie.actor_id = piece.actor_id and tie.removed = 0 and tie.began between ${from} and ${last})`;
  return [
    sql<string>`coalesce(min(${earlier}), ${within('min')})`.as('first'),
    sql<string>`coalesce(${within('max')}, max(${earlier}))`.as('last'),
  ] as const;
}

function inPart(starts: readonly Day[], part: number): RawBuilder<number> {
  const from = part === 0 ? '' : (starts[part] ?? '');
  const next = starts[part + 1];
  const isIn =
    next === undefined ? sql`began >= ${from}` : sql`began >= ${from} and began < ${next}`;
  return sql<number>`case when ${isIn} then incidents else 0 end`;
}

function sum(numbers: Expression<unknown>): RawBuilder<number> {
  return sql<number>`cast(sum(${numbers}) as integer)`;
}
