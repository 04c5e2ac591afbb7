import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Schema } from '../schema/schema.ts';

/** Returns a function from an actor to the one that it was merged into in the end, or itself. */
export async function followMerges(db: Kysely<Schema>): Promise<(actor: number) => number> {
  const merges = await mergesOf(db);
  return (actor) => merges.get(actor) ?? actor;
}

/** The number of the actor that the one in a row is now; `merged_actor` is joined to the row. */
export function currentActor(table: string): RawBuilder<number> {
  return sql<number>`coalesce(merged_actor.into_id, ${sql.ref(`${table}.actor_id`)})`;
}

/** Every merged actor, with the one that it was merged into in the end. */
export async function mergesOf(db: Kysely<Schema>): Promise<ReadonlyMap<number, number>> {
  const rows = await db.selectFrom('merged_actor').selectAll().execute();
  return new Map(rows.map(({ actor_id, into_id }) => [actor_id, into_id]));
}

/** These actors, and all that were merged into them directly or through others. */
export async function withMerged(
  db: Kysely<Schema>,
  actors: readonly number[],
): Promise<readonly number[]> {
  const next = await mergedInto(db);
  const members = [...next.keys()].filter((actor) =>
    wayOf(actor, next).some((one) => actors.includes(one)),
  );
  return [...new Set([...actors, ...members])];
}

async function mergedInto(db: Kysely<Schema>): Promise<ReadonlyMap<number, number>> {
  const rows = await db
    .selectFrom('actor')
    .where('merged_into', 'is not', null)
    .select(['id', 'merged_into as into'])
    .execute();
  return new Map(rows.flatMap(({ id, into }) => (into === null ? [] : [[id, into] as const])));
}

/** The actors that a merged one was merged into, one after the other. */
function wayOf(actor: number, next: ReadonlyMap<number, number>): readonly number[] {
  const way: number[] = [];
  // At most one step for each merge, so that a cycle made by hand ends too.
  for (let now = next.get(actor); now !== undefined && way.length < next.size; now = next.get(now))
    way.push(now);
  return way;
}
