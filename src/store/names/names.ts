import type { Kysely } from 'kysely';
import { meantBy, nameKey } from '../../domain/actors/name-key.ts';
import { recordName } from '../../domain/model/record.ts';
import { cacheUntilWrite } from '../schema/cache-until-write.ts';
import type { Schema } from '../schema/schema.ts';
import { followMerges } from './merged-actors.ts';

/** What a name refers to. */
export type Meaning =
  | { readonly is: 'known'; readonly id: number; readonly name: string }
  | { readonly is: 'new' }
  | {
      readonly is: 'ambiguous';
      readonly ids: readonly number[];
      readonly candidates: readonly string[];
    };

/** The actors or sources that a name may refer to. */
export function idsOf(meaning: Meaning): readonly number[] {
  switch (meaning.is) {
    case 'known':
      return [meaning.id];
    case 'ambiguous':
      return meaning.ids;
    case 'new':
      return [];
  }
}

/** What the names of actors and sources mean, except removed ones. */
export type Names = {
  /** By name, short name or alias; a merged actor's names mean the actor that it was merged into. */
  readonly actor: (name: string) => Meaning;
  readonly source: (name: string) => Meaning;
  /** Every actor, once for each key under which its names are found. */
  readonly actors: readonly Keyed[];
  readonly sources: readonly Keyed[];
};

type Named = { readonly id: number; readonly name: string; readonly spellings: string[] };
type Keyed = Named & { readonly key: string };
type Index = {
  readonly kind: 'actor' | 'source';
  readonly byName: ReadonlyMap<string, readonly Named[]>;
};

/** The names in the database; cached until somebody writes. */
export const namesIn: (db: Kysely<Schema>) => Promise<Names> = cacheUntilWrite(async (db) => {
  const actors = await indexActors(db);
  const sources = await indexSources(db);
  return {
    actor: (name) => meaning(actors, name),
    source: (name) => meaning(sources, name),
    actors: keyed(actors),
    sources: keyed(sources),
  };
});

function keyed({ byName }: Index): readonly Keyed[] {
  return [...byName].flatMap(([key, named]) => named.map((one) => ({ ...one, key })));
}

// Of several, those that match with hyphens are meant, and of these the one whose name is exactly the text.
function meaning({ kind, byName }: Index, name: string): Meaning {
  const fitting = meantBy(name, byName.get(nameKey(name)) ?? [], ({ spellings }) => spellings);
  const exact = fitting.filter((named) => named.name === name);
  const meant = exact.length === 1 ? exact : fitting;
  const [first] = meant;
  if (first === undefined) return { is: 'new' };
  if (meant.length === 1) return { is: 'known', id: first.id, name: first.name };
  return {
    is: 'ambiguous',
    ids: meant.map(({ id }) => id),
    candidates: meant.map(({ id, name }) => `${name} (${recordName({ kind, id })})`),
  };
}

async function indexActors(db: Kysely<Schema>): Promise<Index> {
  const actors = await db
    .selectFrom('actor')
    .where('removed_at', 'is', null)
    .select(['id', 'name', 'short_name'])
    .execute();
  const aliases = await db.selectFrom('alias').select(['actor_id', 'name']).execute();
  const current = await followMerges(db);
  const byId = new Map(actors.map((actor) => [actor.id, actor]));
  const byName = new Map<string, Named[]>();
  const mean = (name: string, actor: number) => {
    const meant = byId.get(current(actor));
    if (meant !== undefined) enter(byName, name, meant);
  };
  for (const actor of actors) {
    mean(actor.name, actor.id);
    if (actor.short_name !== null) mean(actor.short_name, actor.id);
  }
  for (const alias of aliases) mean(alias.name, alias.actor_id);
  return { kind: 'actor', byName };
}

async function indexSources(db: Kysely<Schema>): Promise<Index> {
  const byName = new Map<string, Named[]>();
  const sources = await db
    .selectFrom('source')
    .where('removed_at', 'is', null)
    .select(['id', 'name'])
    .execute();
  for (const source of sources) enter(byName, source.name, source);
  return { kind: 'source', byName };
}

function enter(
  byName: Map<string, Named[]>,
  spelling: string,
  { id, name }: { readonly id: number; readonly name: string },
): void {
  const key = nameKey(spelling);
  const known = byName.get(key) ?? [];
  byName.set(key, known);
  const named = known.find((one) => one.id === id);
  if (named === undefined) known.push({ id, name, spellings: [spelling] });
  else named.spellings.push(spelling);
}
