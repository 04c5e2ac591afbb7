import type { Kysely } from 'kysely';
import { meantBy } from '../../domain/actors/name-key.ts';
import type { MergeEntry, SplitEntry } from '../../domain/entry/entry.ts';
import { parseRecordName, recordName } from '../../domain/model/record.ts';
import type { NamedRow } from '../port/rows-actors-sources.ts';
import { StoreError } from '../port/store.ts';
import type { Schema } from '../schema/schema.ts';
import { findByName, mergedActor } from './find-by-name.ts';
import { mergesOf } from './merged-actors.ts';
import { type United, unitedActors } from './wrongly-united-actors.ts';

/** What a `merge` line does: the actors that it merges, and into which. */
export type MergePlan = { readonly into: NamedRow; readonly from: readonly NamedRow[] };

/**
 * What a `split` line makes an actor of its own: a merged actor; or aliases (by their numbers) and spellings in publishers'
 * rows that an older version mistook for the actor's name.
 */
export type SplitPlan =
  | { readonly is: 'merged'; readonly actor: NamedRow; readonly into: NamedRow }
  /** Both are separate already; they are marked as distinct. */
  | { readonly is: 'distinct'; readonly actor: NamedRow; readonly other: NamedRow }
  | {
      readonly is: 'aliases';
      readonly aliases: readonly NamedRow[];
      readonly united: readonly United[];
      readonly of: NamedRow;
    };

/** What a `merge` line would do. Throws `missing`, `ambiguous`, or `refused` for actors that are merged already. */
export async function planMerge(db: Kysely<Schema>, entry: MergeEntry): Promise<MergePlan> {
  const into = await findByName(db, 'actor', entry.into);
  await expectUnmerged(db, into.id, entry.into);
  const from = new Map<number, NamedRow>();
  for (const name of entry.from) {
    const actor = await findByName(db, 'actor', name);
    if (actor.id === into.id) {
      throw new StoreError(
        'refused',
        `${name} and ${entry.into} are one actor already, ${actorName(into.id)}.`,
      );
    }
    await expectUnmerged(db, actor.id, name);
    await expectOwnName(db, actor, name);
    from.set(actor.id, actor);
  }
  return { into, from: [...from.values()] };
}

/** What a `split` line would do. Throws `missing` for a name that is none of these. */
export async function planSplit(db: Kysely<Schema>, entry: SplitEntry): Promise<SplitPlan> {
  if (entry.from !== null) return planDistinct(db, entry.name, entry.from);
  const merged = entry.aliases.length === 0 ? await mergedActor(db, entry.name) : undefined;
  if (merged !== undefined) {
    const { into, ...actor } = merged;
    return { is: 'merged', actor, into: await actorOf(db, into) };
  }
  const of = await findByName(db, 'actor', entry.name);
  const known = await db
    .selectFrom('alias')
    .where('actor_id', '=', of.id)
    .orderBy('id')
    .select(['id', 'name'])
    .execute();
  const wanted = entry.aliases.length === 0 ? [entry.name] : entry.aliases;
  const aliases = new Set<NamedRow>();
  const others: string[] = [];
  for (const name of wanted) {
    const [alias] = meantBy(name, known, (one) => [one.name]);
    if (alias === undefined) others.push(name);
    else aliases.add(alias);
  }
  const spellings = others.length === 0 ? [] : await unitedActors(db, [of.id]);
  const united = others.map((name) => {
    const [spelling] = meantBy(name, spellings, (one) => [one.spelling]);
    if (spelling === undefined) throw new StoreError('missing', noAlias(of, name, known));
    return spelling;
  });
  return { is: 'aliases', aliases: [...aliases], united: [...new Set(united)], of };
}

/** Plans to declare one actor distinct from another, splitting it off if it was merged into it. */
async function planDistinct(db: Kysely<Schema>, name: string, from: string): Promise<SplitPlan> {
  const other = await findByName(db, 'actor', from);
  const merged = await mergedActor(db, name);
  if (merged?.into === other.id) return { is: 'merged', actor: merged, into: other };
  const actor = await findByName(db, 'actor', name);
  if (actor.id === other.id) {
    throw new StoreError('refused', `${name} and ${from} are one actor, ${actorName(actor.id)}.`);
  }
  const declared = await db
    .selectFrom('distinct_actor')
    .where('actor_id', 'in', [actor.id, other.id])
    .where('other_id', 'in', [actor.id, other.id])
    .select('id')
    .executeTakeFirst();
  if (declared !== undefined) {
    throw new StoreError(
      'refused',
      `${actorName(actor.id)} and ${actorName(other.id)} are already declared distinct.`,
    );
  }
  return { is: 'distinct', actor, other };
}

function noAlias(of: NamedRow, wanted: string, known: readonly NamedRow[]): string {
  const names = known.map(({ name }) => name).join(', ');
  const has = names === '' ? 'no aliases' : `the aliases ${names}`;
  return `"${wanted}" is neither a merged actor nor an alias. ${of.name} (${actorName(of.id)}) has ${has}.`;
}

async function expectUnmerged(db: Kysely<Schema>, actor: number, name: string): Promise<void> {
  const into = (await mergesOf(db)).get(actor);
  if (into !== undefined) throw mergedAlready(name, into);
}

/** Refuses a name that leads to the actor only through an earlier merge, since more would be merged than was named. */
async function expectOwnName(db: Kysely<Schema>, actor: NamedRow, name: string): Promise<void> {
  if (parseRecordName(name)?.kind === 'actor') return;
  const own = await db
    .selectFrom('actor')
    .where('id', '=', actor.id)
    .select(['name', 'short_name'])
    .executeTakeFirstOrThrow();
  const aliases = await db
    .selectFrom('alias')
    .where('actor_id', '=', actor.id)
    .select('name')
    .execute();
  const names = [own.name, own.short_name ?? own.name, ...aliases.map((alias) => alias.name)];
  if (meantBy(name, names, (one) => [one]).length === 0) throw mergedAlready(name, actor.id);
}

function mergedAlready(name: string, into: number): StoreError {
  const now = actorName(into);
  return new StoreError(
    'refused',
    `${name} was merged into ${now} already. Split it first, or name ${now}.`,
  );
}

async function actorOf(db: Kysely<Schema>, id: number): Promise<NamedRow> {
  return db
    .selectFrom('actor')
    .where('id', '=', id)
    .select(['id', 'name'])
    .executeTakeFirstOrThrow();
}

function actorName(id: number): string {
  return recordName({ kind: 'actor', id });
}
