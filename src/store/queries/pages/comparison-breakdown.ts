import { type Kysely, sql } from 'kysely';
import { sum } from '../../counts/contributions.ts';
import type { ActorCount } from '../../counts/totals.ts';
import type { Holds } from '../../filter/conditions.ts';
import { currentActors } from '../../names/actor-names.ts';
import type {
  ComparedActor,
  ComparedClaim,
  ComparedCount,
  ComparedRow,
} from '../../port/rows-comparison.ts';
import type { Schema } from '../../schema/schema.ts';

/** What is counted before something, and what after it. */
export type Sides<T> = { readonly before: T; readonly after: T };

const NOTHING: ComparedCount = { incidents: 0, claimed: 0, killedBest: 0, killedUnknown: 0 };

/** What each actor has on both sides, those with the most incidents first. */
export async function actorsBeside(
  db: Kysely<Schema>,
  { before: were, after: are }: Sides<readonly ActorCount[]>,
): Promise<readonly ComparedActor[]> {
  const ids = [...new Set([...were, ...are].map(({ actor }) => actor))];
  const called = await currentActors(db, ids);
  const countOf = (counts: readonly ActorCount[], id: number): ComparedCount => {
    const count = counts.find(({ actor }) => actor === id);
    if (count === undefined) return NOTHING;
    const { incidents, claimed, killedBest, killedUnknown } = count;
    return { incidents, claimed, killedBest, killedUnknown };
  };
  const rows = ids.flatMap((id): ComparedActor[] => {
    const actor = called.get(id);
    if (actor === undefined) return [];
    const name = actor.shortName ?? actor.name;
    return [{ id, name, kind: actor.kind, before: countOf(were, id), after: countOf(are, id) }];
  });
  // Who only denied has no incident on either side.
  return mostFirst(rows.filter(({ before, after }) => before.incidents + after.incidents > 0));
}

/** What each place has on both sides, those with the most incidents first. */
export async function placesBeside(
  db: Kysely<Schema>,
  { before, after }: Sides<Holds>,
): Promise<readonly ComparedRow[]> {
  const were = await countByPlace(db, before);
  const are = await countByPlace(db, after);
  const names = [...new Set([...were.keys(), ...are.keys()])];
  return mostFirst(
    names.map((name) => ({
      name,
      before: were.get(name) ?? NOTHING,
      after: are.get(name) ?? NOTHING,
    })),
  );
}

async function countByPlace(
  db: Kysely<Schema>,
  matching: Holds,
): Promise<ReadonlyMap<string, ComparedCount>> {
  const rows = await db
    .selectFrom('incident')
    .innerJoin('contribution', 'contribution.incident_id', 'incident.id')
    .where(matching)
    .groupBy(['incident.place', 'incident.admin1', 'incident.country'])
    .select([
      'incident.place',
      'incident.admin1',
      'incident.country',
      sum(sql.ref('contribution.incidents')).as('incidents'),
      sum(sql.ref('contribution.claimed')).as('claimed'),
      sum(sql.ref('contribution.killed_best')).as('killedBest'),
      sum(sql.ref('contribution.killed_unknown')).as('killedUnknown'),
    ])
    .execute();
  const counts = new Map<string, ComparedCount>();
  for (const { place, admin1, country, ...count } of rows) {
    const name = placeName({ place, admin1, country });
    counts.set(name, plus(counts.get(name) ?? NOTHING, count));
  }
  return counts;
}

type Where = Readonly<Record<'place' | 'admin1' | 'country', string | null>>;

function placeName({ place, admin1, country }: Where): string {
  const where = place === null ? [admin1, country] : [place, country];
  return where.filter((part) => part !== null).join(', ') || 'place not given';
}

function plus(one: ComparedCount, other: ComparedCount): ComparedCount {
  return {
    incidents: one.incidents + other.incidents,
    claimed: one.claimed + other.claimed,
    killedBest: one.killedBest + other.killedBest,
    killedUnknown: one.killedUnknown + other.killedUnknown,
  };
}

function mostFirst<R extends ComparedRow>(rows: readonly R[]): readonly R[] {
  const weight = ({ before, after }: ComparedRow) => before.incidents + after.incidents;
  return rows.toSorted((a, b) => weight(b) - weight(a) || a.name.localeCompare(b.name));
}

/** How many incidents each actor claims in each place on both sides, the most first. */
export async function claimsBeside(
  db: Kysely<Schema>,
  { before, after }: Sides<Holds>,
): Promise<readonly ComparedClaim[]> {
  const found = [
    ...(await claimsOf(db, before)).map((row) => ({ ...row, side: 'before' as const })),
    ...(await claimsOf(db, after)).map((row) => ({ ...row, side: 'after' as const })),
  ];
  const called = await currentActors(
    db,
    found.map(({ actorId }) => actorId),
  );
  const claims = new Map<string, ComparedClaim>();
  for (const { actorId, side, incidents, ...where } of found) {
    const actor = called.get(actorId);
    if (actor === undefined) continue;
    const place = placeName(where);
    const key = JSON.stringify([actor.actorId, place]);
    const claim = claims.get(key) ?? {
      actorId: actor.actorId,
      actor: actor.shortName ?? actor.name,
      place,
      before: 0,
      after: 0,
    };
    claims.set(key, { ...claim, [side]: claim[side] + incidents });
  }
  return [...claims.values()].toSorted(
    (a, b) =>
      b.before + b.after - a.before - a.after ||
      a.actor.localeCompare(b.actor) ||
      (a.place ?? '').localeCompare(b.place ?? ''),
  );
}

/** Claimed incidents by actor as it is now, and place. */
async function claimsOf(
  db: Kysely<Schema>,
  matching: Holds,
): Promise<readonly (Where & { readonly actorId: number; readonly incidents: number })[]> {
  const present = sql<number>`coalesce(merged_actor.into_id, attribution.actor_id)`;
  const places = ['incident.place', 'incident.admin1', 'incident.country'] as const;
  const own = db
    .selectFrom('incident')
    .innerJoin('attribution', 'attribution.incident_id', 'incident.id')
    .where(matching)
    .select(['incident.id', 'attribution.id as attribution', ...places]);
  const ofMerged = db
    .selectFrom('incident')
    .innerJoin('merged_incident as merged', 'merged.into_id', 'incident.id')
    .innerJoin('attribution', 'attribution.incident_id', 'merged.incident_id')
    .where(matching)
    .select(['incident.id', 'attribution.id as attribution', ...places]);
  return db
    .selectFrom(own.unionAll(ofMerged).as('incident'))
    .innerJoin('attribution', 'attribution.id', 'incident.attribution')
    .leftJoin('merged_actor', 'merged_actor.actor_id', 'attribution.actor_id')
    .where('attribution.basis', '=', 'claimed')
    .where('attribution.removed_at', 'is', null)
    .groupBy([present, ...places])
    .select([
      present.as('actorId'),
      ...places,
      sql<number>`count(distinct incident.id)`.as('incidents'),
    ])
    .execute();
}
