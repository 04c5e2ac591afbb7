import { type Kysely, sql } from 'kysely';
import type { AttributionRow } from '../port/rows.ts';
import { cacheUntilWrite } from '../schema/cache-until-write.ts';
import type { Schema } from '../schema/schema.ts';
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
  const rows = await db
    .selectFrom('actor as called')
    .leftJoin('merged_actor', 'merged_actor.actor_id', 'called.id')
    .innerJoin('actor', (join) =>
      join.on(sql`coalesce(merged_actor.into_id, called.id)`, '=', sql.ref('actor.id')),
    )
    .where('called.id', 'in', [...new Set(written)])
    .select(['called.id', 'actor.id as actorId', 'actor.name'])
    .select(['actor.short_name as shortName', 'actor.kind'])
    .execute();
  return new Map(rows.map(({ id, ...actor }) => [id, actor]));
}
