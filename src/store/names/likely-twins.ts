import { type Kysely, sql } from 'kysely';
import { LIKENESSES, likelyTwins } from '../../domain/actors/likely-twins.ts';
import type { TwinRow } from '../port/rows-actors-sources.ts';
import { cacheUntilWrite } from '../schema/cache-until-write.ts';
import type { Schema } from '../schema/schema.ts';
import { inWords } from '../schema/sql-words.ts';
import { followMerges } from './merged-actors.ts';
import { allNames } from './names.ts';

/**
 * Possible duplicate actors, each once and paired with the actor that is in more incidents; the likeliest first, then those
 * in most incidents. Pairs that a person has declared distinct are left out.
 */
export const twinRows = cacheUntilWrite(async (db: Kysely<Schema>): Promise<readonly TwinRow[]> => {
  const called = new Map<number, { readonly name: string; readonly names: string[] }>();
  for (const { id, name, spellings } of (await allNames(db)).actors) {
    const one = called.get(id) ?? { name, names: [] };
    one.names.push(...spellings);
    called.set(id, one);
  }
  const actors = [...called].map(([id, { names }]) => ({ id, names }));
  const distinct = await distinctPairs(db);
  const twins = likelyTwins(actors).filter(({ one, other }) => !distinct.has(`${one} ${other}`));
  const counts = await incidentsOf(
    db,
    twins.flatMap(({ one, other }) => [one, other]),
  );
  const told = (id: number) => ({
    id,
    name: called.get(id)?.name ?? '',
    incidents: counts.get(id) ?? 0,
  });
  const rows = twins
    .toSorted((one, other) => LIKENESSES.indexOf(one.why) - LIKENESSES.indexOf(other.why))
    .map(({ one, other, why }): TwinRow => {
      const [first, second] = [told(one), told(other)];
      return second.incidents > first.incidents
        ? { actor: first, into: second, why }
        : { actor: second, into: first, why };
    });
  const once = new Map(rows.toReversed().map((row) => [row.actor.id, row]));
  return [...once.values()].toSorted(
    (one, other) =>
      LIKENESSES.indexOf(one.why) - LIKENESSES.indexOf(other.why) ||
      other.actor.incidents - one.actor.incidents ||
      one.actor.id - other.actor.id,
  );
});

/** The pairs of actors that a person has declared distinct, merges followed; `3 7`, the smaller number first. */
async function distinctPairs(db: Kysely<Schema>): Promise<ReadonlySet<string>> {
  const pairs = await db.selectFrom('distinct_actor').select(['actor_id', 'other_id']).execute();
  const current = await followMerges(db);
  return new Set(
    pairs.map(({ actor_id, other_id }) => {
      const [one, other] = [current(actor_id), current(other_id)];
      return `${Math.min(one, other)} ${Math.max(one, other)}`;
    }),
  );
}

/** How many incidents name each actor, from the rollups. */
async function incidentsOf(
  db: Kysely<Schema>,
  actors: readonly number[],
): Promise<ReadonlyMap<number, number>> {
  const { rows } = await sql<{ id: number; incidents: number }>`
    select actor_id as id, sum(incidents) as incidents from actor_tally
      where unit = 'year' and actor_id ${inWords(({ isOneOf }) => isOneOf(actors))}
      group by actor_id`.execute(db);
  return new Map(rows.map(({ id, incidents }) => [id, incidents]));
}
