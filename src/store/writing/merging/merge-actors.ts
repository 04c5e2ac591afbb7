import { type Kysely, sql } from 'kysely';
import type { MergeEntry, SplitEntry } from '../../../domain/entry/entry.ts';
import type { ActorKind } from '../../../domain/model/actor.ts';
import { recordName } from '../../../domain/model/record.ts';
import { findByName } from '../../names/find-by-name.ts';
import { planMerge, planSplit } from '../../names/merge-plan.ts';
import { namesIn } from '../../names/names.ts';
import type { Schema } from '../../schema/schema.ts';
import { inWords } from '../../schema/sql-words.ts';
import type { ActionSummary } from '../records/action-summary.ts';

/**
 * Merges actors into another: each keeps its row, which points at the other, and attributions keep their actor, so that
 * the merge can be undone. Throws `refused` if they are merged already.
 */
export async function mergeActors(db: Kysely<Schema>, entry: MergeEntry): Promise<ActionSummary> {
  const { into, from } = await planMerge(db, entry);
  for (const { id } of from) {
    await db.updateTable('actor').where('id', '=', id).set({ merged_into: into.id }).execute();
  }
  const merged = from.map(({ id }) => actorName(id));
  return {
    kind: 'edit',
    title: `merged ${merged.join(', ')} into ${actorName(into.id)}`,
    records: [actorName(into.id), ...merged],
    notes: [],
    reason: entry.reason,
  };
}

/**
 * Makes a merged actor or an alias an actor of its own, or a name that an older version mistook for another actor's, with
 * what publishers attribute to it. Throws `missing` for a name that is none of these.
 */
export async function splitActor(db: Kysely<Schema>, entry: SplitEntry): Promise<ActionSummary> {
  const plan = await planSplit(db, entry);
  const summary = { kind: 'edit', notes: [], reason: entry.reason } as const;
  if (plan.is === 'merged') {
    const { actor, into } = plan;
    await db.updateTable('actor').where('id', '=', actor.id).set({ merged_into: null }).execute();
    await declareDistinct(db, actor.id, into.id);
    const names = [actorName(actor.id), actorName(into.id)];
    return { ...summary, title: `split ${names.join(' from ')}`, records: names };
  }
  if (plan.is === 'distinct') {
    const names = [actorName(plan.actor.id), actorName(plan.other.id)];
    await declareDistinct(db, plan.actor.id, plan.other.id);
    return { ...summary, title: `declared ${names.join(' and ')} distinct`, records: names };
  }
  const { aliases, united, of } = plan;
  const { kind } = await db
    .selectFrom('actor')
    .where('id', '=', of.id)
    .select('kind')
    .executeTakeFirstOrThrow();
  const made: string[] = [];
  for (const alias of aliases) {
    await db.deleteFrom('alias').where('id', '=', alias.id).execute();
    const { id } = await db
      .insertInto('actor')
      .values({ name: alias.name, kind })
      .returning('id')
      .executeTakeFirstOrThrow();
    made.push(actorName(id));
  }
  for (const { spelling, attributions } of united) {
    const actor = await actorCalled(db, spelling, kind);
    await sql`update attribution set actor_id = ${actor}
      where id ${inWords(({ isOneOf }) => isOneOf(attributions))}`.execute(db);
    made.push(actorName(actor));
  }
  const title = `split ${made.join(', ')} from ${actorName(of.id)}`;
  return { ...summary, title, records: [...made, actorName(of.id)] };
}

/** Marks two actors as distinct, so that they are no longer listed as possible duplicates. */
async function declareDistinct(
  db: Kysely<Schema>,
  actor_id: number,
  other_id: number,
): Promise<void> {
  await db
    .insertInto('distinct_actor')
    .values({ actor_id, other_id })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** The actor with this name, created if it does not exist. Throws `ambiguous`. */
async function actorCalled(db: Kysely<Schema>, name: string, kind: ActorKind): Promise<number> {
  const { actor } = await namesIn(db, { actors: [name] });
  if (actor(name).is !== 'new') return (await findByName(db, 'actor', name)).id;
  const { id } = await db
    .insertInto('actor')
    .values({ name, kind })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

function actorName(id: number): string {
  return recordName({ kind: 'actor', id });
}
