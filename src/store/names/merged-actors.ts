import type { Kysely } from 'kysely';
import type { Schema } from '../schema/schema.ts';

/** Reads which actors were merged; the answer leads from an actor to the one that it is now. */
export async function followMerges(db: Kysely<Schema>): Promise<(actor: number) => number> {
  const merges = await mergesOf(db);
  return (actor) => merges.get(actor) ?? actor;
}

/** Every merged actor with the one that it is now. */
export async function mergesOf(db: Kysely<Schema>): Promise<ReadonlyMap<number, number>> {
  const rows = await db.selectFrom('merged_actor').selectAll().execute();
  return new Map(rows.map(({ actor_id, into_id }) => [actor_id, into_id]));
}

/** These actors with all that were merged into them, directly or by way of another. */
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

/** The actors that lead from a merged one to the one that it is now. */
function wayOf(actor: number, next: ReadonlyMap<number, number>): readonly number[] {
  const way: number[] = [];
  // Never more steps than merges, so that a circle made by hand ends too.
  for (let now = next.get(actor); now !== undefined && way.length < next.size; now = next.get(now))
    way.push(now);
  return way;
}
