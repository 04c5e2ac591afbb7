import type { Kysely } from 'kysely';
import type { MergeEntry, SplitEntry } from '../../domain/party-entries.ts';
import { recordName } from '../../domain/record.ts';
import { knownParty, mergedActor } from '../known-parties.ts';
import { mergesOf } from '../merged-actors.ts';
import { namesIn } from '../names.ts';
import type { Schema } from '../schema.ts';
import { StoreError } from '../store.ts';
import type { Deed } from './deed.ts';

/**
 * Makes actors one: each keeps its row and points at the other, and attributions keep the actor that they were
 * written with, so that nothing is lost. Throws `refused` where they are one already.
 */
export async function mergeActors(db: Kysely<Schema>, entry: MergeEntry): Promise<Deed> {
  const into = await knownParty(db, 'actor', entry.into);
  await expectUnmerged(db, into.id, entry.into);
  const merged: string[] = [];
  for (const name of entry.from) {
    const from = await knownParty(db, 'actor', name);
    if (from.id === into.id) {
      throw new StoreError(
        'refused',
        `${name} and ${entry.into} are one actor already, ${actorName(into.id)}.`,
      );
    }
    await expectUnmerged(db, from.id, name);
    await db.updateTable('actor').where('id', '=', from.id).set({ merged_into: into.id }).execute();
    merged.push(actorName(from.id));
  }
  return {
    kind: 'edit',
    title: `merged ${merged.join(', ')} into ${actorName(into.id)}`,
    records: [actorName(into.id), ...merged],
    notes: [],
    reason: entry.reason,
  };
}

/** Makes a merged actor, or an alias, an actor of its own. Throws `missing` where the name is neither. */
export async function splitActor(db: Kysely<Schema>, entry: SplitEntry): Promise<Deed> {
  const merged = await mergedActor(db, entry.name);
  const deed = { kind: 'edit', notes: [], reason: entry.reason } as const;
  if (merged !== undefined) {
    await db.updateTable('actor').where('id', '=', merged.id).set({ merged_into: null }).execute();
    const names = [actorName(merged.id), actorName(merged.into)];
    return { ...deed, title: `split ${names.join(' from ')}`, records: names };
  }
  const alias = await aliasCalled(db, entry.name);
  await db.deleteFrom('alias').where('id', '=', alias.id).execute();
  const { id } = await db
    .insertInto('actor')
    .values({ name: alias.name, kind: alias.kind })
    .returning('id')
    .executeTakeFirstOrThrow();
  const names = [actorName(id), actorName(alias.actor_id)];
  return { ...deed, title: `split ${names.join(' from ')}`, records: names };
}

async function aliasCalled(db: Kysely<Schema>, name: string) {
  const meaning = (await namesIn(db)).actor(name);
  const alias =
    meaning.is !== 'known'
      ? undefined
      : await db
          .selectFrom('alias')
          .innerJoin('actor', 'actor.id', 'alias.actor_id')
          .where('alias.actor_id', '=', meaning.id)
          .where('alias.name', '=', name)
          .select(['alias.id', 'alias.name', 'alias.actor_id', 'actor.kind'])
          .executeTakeFirst();
  if (alias !== undefined) return alias;
  throw new StoreError(
    'missing',
    `"${name}" is neither a merged actor nor an alias. The page of an actor lists its aliases and what was merged into it.`,
  );
}

async function expectUnmerged(db: Kysely<Schema>, actor: number, name: string): Promise<void> {
  const into = (await mergesOf(db)).get(actor);
  if (into === undefined) return;
  throw new StoreError(
    'refused',
    `${name} was merged into ${actorName(into)} already. Split it first, or name ${actorName(into)}.`,
  );
}

function actorName(id: number): string {
  return recordName({ kind: 'actor', id });
}
