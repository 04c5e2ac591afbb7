import { type Kysely, type SqlBool, sql } from 'kysely';
import type { Part } from '../../domain/entry/duplicates.ts';
import { type Candidate, openNeighbours, samenessOf } from '../../domain/entry/likely-same.ts';
import type { Role } from '../../domain/model/actor.ts';
import { cacheUntilWrite } from '../schema/cache-until-write.ts';
import type { Schema } from '../schema/schema.ts';
import { inWords, stillWanted } from '../schema/sql-words.ts';
import { presentIncident } from './merged-incidents.ts';

/** Two incidents that are likely the same, why, and how likely. The first would be merged into the second. */
export type LikelySame = {
  readonly incident: number;
  readonly into: number;
  readonly why: string;
  readonly weight: number;
};

/** How many incidents are read at a time. */
const PAGE = 20_000;

/**
 * Every pair of incidents that are likely the same, the likeliest first, apart from those that a person has declared distinct or
 * related. Of a crowd of alike incidents each is proposed once, with the one that is most like it.
 */
export const likelySame = cacheUntilWrite(
  async (db: Kysely<Schema>): Promise<readonly LikelySame[]> => {
    if (await isOfOneDataset(db)) return [];
    const apart = await declaredApart(db);
    const neighboursOf = openNeighbours();
    const pairs: LikelySame[] = [];
    let last: Stored | undefined;
    do {
      const page = await candidatesAfter(db, last);
      const near = page.flatMap((row) => {
        const one = toCandidate(row);
        return neighboursOf(one).map((other) => [one, other] as const);
      });
      pairs.push(...(await comparePairs(db, near)).filter((pair) => !apart.has(keyOf(pair))));
      last = page.length < PAGE ? undefined : page.at(-1);
    } while (last !== undefined);
    return bestOfEach(pairs);
  },
);

/** Whether every incident is of the same dataset, which has none of them twice. */
async function isOfOneDataset(db: Kysely<Schema>): Promise<boolean> {
  const { rows } = await sql<{ first: string | null; last: string | null; own: number }>`select
    (select min(dataset) from incident) as first, (select max(dataset) from incident) as last,
    (select count(*) from (select 1 from incident where dataset is null limit 1) as found) as own`.execute(
    db,
  );
  return rows.every(({ first, last, own }) => own === 0 && first === last);
}

async function comparePairs(
  db: Kysely<Schema>,
  near: readonly (readonly [Candidate, Candidate])[],
): Promise<readonly LikelySame[]> {
  const partsOf = await partsIn(db, [...new Set(near.flat().map(({ id }) => id))]);
  return near.flatMap(([one, other]) => {
    const [a, b] = [one, other].map((each) => ({ ...each, parts: partsOf.get(each.id) ?? [] }));
    const sameness = a && b && samenessOf(a, b);
    if (sameness === undefined) return [];
    const [incident, into] = inOrder(one, other);
    return [{ incident: incident.id, into: into.id, ...sameness }];
  });
}

/** What was entered here stands, else what came first. */
function inOrder(one: Candidate, other: Candidate): readonly [Candidate, Candidate] {
  const isOwn = ({ dataset }: Candidate) => dataset === null;
  if (isOwn(one) !== isOwn(other)) return isOwn(one) ? [other, one] : [one, other];
  return one.id > other.id ? [one, other] : [other, one];
}

function bestOfEach(pairs: readonly LikelySame[]): readonly LikelySame[] {
  const sorted = pairs.toSorted(
    (one, other) => other.weight - one.weight || other.incident - one.incident,
  );
  const met = new Set<number>();
  return sorted.filter(({ incident }) => {
    const isFirst = !met.has(incident);
    met.add(incident);
    return isFirst;
  });
}

function keyOf({ incident, into }: Pick<LikelySame, 'incident' | 'into'>): string {
  return `${Math.min(incident, into)} ${Math.max(incident, into)}`;
}

/** The pairs of incidents that people have declared distinct, or related in some way, merges followed. */
async function declaredApart(db: Kysely<Schema>): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ incident: number; into: number }>`
    select ${presentIncident('d.incident_id')} as incident, ${presentIncident('d.other_id')} as ${sql.ref('into')}
      from distinct_incident as d
    union all
    select ${presentIncident('r.incident_id')}, ${presentIncident('r.other_id')} from relation as r`.execute(
    db,
  );
  return new Set(rows.map(keyOf));
}

type Stored = Awaited<ReturnType<typeof candidatesAfter>>[number];

/** Incidents in the order of their first days, after one. */
function candidatesAfter(
  db: Kysely<Schema>,
  last: { readonly id: number; readonly occurred_from: string } | undefined,
) {
  return db
    .selectFrom('incident')
    .where('removed_at', 'is', null)
    .where(({ ref }) => stillWanted(ref('incident.id')))
    .$if(last !== undefined, (incidents) =>
      incidents.where(
        sql<SqlBool>`(occurred_from, id) > (${last?.occurred_from ?? ''}, ${last?.id ?? 0})`,
      ),
    )
    .orderBy('occurred_from')
    .orderBy('id')
    .limit(PAGE)
    .select(['id', 'occurred_from', 'occurred_until', 'date_precision', 'type', 'dataset'])
    .select(['place', 'admin1', 'country', 'lat', 'lon', 'place_precision'])
    .select(['killed_low', 'killed_best', 'killed_high'])
    .execute();
}

function toCandidate({ id, type, dataset, lat, lon, ...row }: Stored): Candidate {
  return {
    id,
    type,
    dataset,
    when: { from: row.occurred_from, until: row.occurred_until, precision: row.date_precision },
    where: {
      place: row.place,
      admin1: row.admin1,
      country: row.country,
      point: lat === null || lon === null ? null : { lat, lon },
      precision: row.place_precision,
    },
    killed: { low: row.killed_low, best: row.killed_best, high: row.killed_high },
  };
}

const ROLES = ['perpetrator', 'target', 'participant'] as const satisfies readonly Role[];

/** The actors of incidents, as they are now. Civilians tell no incident from another. */
async function partsIn(
  db: Kysely<Schema>,
  incidents: readonly number[],
): Promise<ReadonlyMap<number, readonly Part[]>> {
  if (incidents.length === 0) return new Map();
  const rows = await db
    .selectFrom('actor_contribution as a')
    .innerJoin('actor', 'actor.id', 'a.actor_id')
    .where(sql<SqlBool>`a.incident_id ${inWords(({ isOneOf }) => isOneOf(incidents))}`)
    .where('a.tied', '=', 1)
    .where('actor.kind', '!=', 'civilians')
    .select(['a.incident_id as incident', 'a.actor_id as actor', ...ROLES])
    .execute();
  const parts = new Map<number, Part[]>();
  for (const { incident, actor, ...row } of rows) {
    const its = parts.get(incident) ?? [];
    parts.set(incident, its);
    for (const role of ROLES) if (row[role] === 1) its.push({ actor, role });
  }
  return parts;
}
