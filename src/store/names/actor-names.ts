import type { Kysely } from 'kysely';
import type { AttributionRow } from '../port/rows.ts';
import { cacheUntilWrite } from '../schema/cache-until-write.ts';
import type { Schema } from '../schema/schema.ts';
import { followMerges } from './merged-actors.ts';
import { idsOf, namesIn } from './names.ts';

/** The actors that any of these names may mean, and those merged into them. */
export async function actorsCalled(
  db: Kysely<Schema>,
  wanted: readonly string[],
): Promise<readonly number[]> {
  const names = await namesIn(db, { actors: wanted });
  const meant = new Set(wanted.flatMap((name) => idsOf(names.actor(name))));
  if (meant.size === 0) return [];
  const merged = await db
    .selectFrom('merged_actor')
    .where('into_id', 'in', [...meant])
    .select('actor_id')
    .execute();
  return [...meant, ...merged.map(({ actor_id }) => actor_id)];
}

/** The sources that any of these names may mean. */
export async function sourcesCalled(
  db: Kysely<Schema>,
  wanted: readonly string[],
): Promise<readonly number[]> {
  const names = await namesIn(db, { sources: wanted });
  return [...new Set(wanted.flatMap((name) => idsOf(names.source(name))))];
}

/** The names and kind of every actor, by number; cached until somebody writes. */
export const calledActors = cacheUntilWrite(async (db) => {
  const rows = await db
    .selectFrom('actor')
    .select(['id', 'name', 'short_name as shortName', 'kind'])
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
});

/** The current names of actors, by the number in their attributions: for merged ones, those of the actor merged into. */
export async function currentActors(
  db: Kysely<Schema>,
  written: readonly number[],
): Promise<ReadonlyMap<number, Pick<AttributionRow, 'actorId' | 'name' | 'shortName' | 'kind'>>> {
  if (written.length === 0) return new Map();
  const current = await followMerges(db);
  const actors = await db
    .selectFrom('actor')
    .where('id', 'in', [...new Set(written.map(current))])
    .select(['id as actorId', 'name', 'short_name as shortName', 'kind'])
    .execute();
  const byId = new Map(actors.map((actor) => [actor.actorId, actor]));
  return new Map(
    written.flatMap((id) => {
      const actor = byId.get(current(id));
      return actor === undefined ? [] : [[id, actor] as const];
    }),
  );
}
