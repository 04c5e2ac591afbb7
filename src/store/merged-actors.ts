import type { Kysely } from 'kysely';
import type { Schema } from './schema.ts';

/** Reads which actors were merged; the answer leads from an actor to the one that it is now. */
export async function followMerges(db: Kysely<Schema>): Promise<(actor: number) => number> {
  const merges = await mergesOf(db);
  return (actor) => merges.get(actor) ?? actor;
}

/** Every merged actor with the one that it is now. */
export async function mergesOf(db: Kysely<Schema>): Promise<ReadonlyMap<number, number>> {
  const rows = await db
    .selectFrom('actor')
    .where('merged_into', 'is not', null)
    .select(['id', 'merged_into'])
    .execute();
  const next = new Map(rows.map((row) => [row.id, row.merged_into]));
  return new Map(
    [...next.keys()].map((actor) => {
      let now = actor;
      // Never more steps than merges, so that a circle made by hand ends too.
      for (let step = 0; step < next.size && next.has(now); step += 1) now = next.get(now) ?? now;
      return [actor, now];
    }),
  );
}
