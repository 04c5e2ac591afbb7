import { type Kysely, type RawBuilder, sql } from 'kysely';
import { meantBy, nameKey } from '../../domain/actors/name-key.ts';
import { recordName } from '../../domain/model/record.ts';
import { StoreError } from '../port/store.ts';
import { cacheUntilWrite } from '../schema/cache-until-write.ts';
import type { Schema } from '../schema/schema.ts';
import { inWords } from '../schema/sql-words.ts';
import { wordsEqual } from './spellings.ts';

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

/** What names of actors and sources mean, except removed ones. */
export type Names = {
  /** By name, short name or alias; a merged actor's names mean the actor that it was merged into. */
  readonly actor: (name: string) => Meaning;
  readonly source: (name: string) => Meaning;
};

/** The same, for every name there is. */
export type AllNames = Names & {
  /** Every actor, once for each key under which its names are found. */
  readonly actors: readonly Keyed[];
  readonly sources: readonly Keyed[];
};

type Named = { readonly id: number; readonly name: string; readonly spellings: string[] };
type Keyed = Named & { readonly key: string };
type Kind = 'actor' | 'source';
type ByKey = ReadonlyMap<string, readonly Named[]>;

/** The names to look up. */
export type Wanted = { readonly [K in Kind as `${K}s`]?: readonly string[] };

/** Looks names up by their folded forms, with one statement. Nothing else may be asked of the answer. */
export async function namesIn(
  db: Kysely<Schema>,
  { actors = [], sources = [] }: Wanted,
): Promise<Names> {
  const wanted = { actor: new Set(actors.map(nameKey)), source: new Set(sources.map(nameKey)) };
  const isNone = wanted.actor.size + wanted.source.size === 0;
  const found = isNone ? [] : await readNames(db, (kind) => wordsEqual(kind, [...wanted[kind]]));
  const look = (kind: Kind) => {
    const byKey = keyed(found, kind);
    return (name: string): Meaning => {
      if (!wanted[kind].has(nameKey(name))) {
        throw new StoreError('internal', `The ${kind} "${name}" was not looked up.`);
      }
      return meaning(kind, byKey, name);
    };
  };
  return { actor: look('actor'), source: look('source') };
}

/** Every name in the database; cached until somebody writes. */
export const allNames: (db: Kysely<Schema>) => Promise<AllNames> = cacheUntilWrite(async (db) => {
  const found = await readNames(
    db,
    (kind) => sql`select word, uses from spelling where field = ${sql.lit(kind)}`,
  );
  const [actors, sources] = [keyed(found, 'actor'), keyed(found, 'source')];
  return {
    actor: (name) => meaning('actor', actors, name),
    source: (name) => meaning('source', sources, name),
    actors: listed(actors),
    sources: listed(sources),
  };
});

function listed(byKey: ByKey): readonly Keyed[] {
  return [...byKey].flatMap(([key, named]) => named.map((one) => ({ ...one, key })));
}

// Of several, those that match with hyphens are meant, and of these the one whose name is exactly the text.
function meaning(kind: Kind, byKey: ByKey, name: string): Meaning {
  const fitting = meantBy(name, byKey.get(nameKey(name)) ?? [], ({ spellings }) => spellings);
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

type NameRow = {
  readonly kind: Kind;
  readonly id: number;
  readonly name: string;
  readonly spelling: string;
};

/** Who has these spellings: actors by names and short names before those by aliases, each in the order of their numbers. */
async function readNames(
  db: Kysely<Schema>,
  wordsIn: (kind: Kind) => RawBuilder<unknown>,
): Promise<readonly NameRow[]> {
  const joinInOrder = inWords((words) => words.joinInOrder);
  const { rows } = await sql<NameRow>`
    with actor_word (word, uses) as (${wordsIn('actor')}), source_word (word, uses) as (${wordsIn('source')})
    select 'actor' as kind, actor.id, actor.name, called.spelling, called.step as step, called.actor_id as holder
    from (
      select actor.id as actor_id, word as spelling, 1 as step from actor_word ${joinInOrder} actor on actor.name = word
        where removed_at is null
      union all select actor.id, word, 1 from actor_word ${joinInOrder} actor on actor.short_name = word
        where removed_at is null
      union all select alias.actor_id, word, 3 from actor_word ${joinInOrder} alias on alias.name = word
    ) as called
    left join merged_actor on merged_actor.actor_id = called.actor_id
    inner join actor on actor.id = coalesce(merged_actor.into_id, called.actor_id)
    where actor.removed_at is null
    union all
    select 'source', source.id, source.name, word, 1, source.id from source_word ${joinInOrder} source on source.name = word
    where removed_at is null
    order by kind, step, holder`.execute(db);
  return rows;
}

function keyed(rows: readonly NameRow[], kind: Kind): ByKey {
  const byKey = new Map<string, Named[]>();
  for (const row of rows) if (row.kind === kind) enter(byKey, row.spelling, row);
  return byKey;
}

function enter(
  byKey: Map<string, Named[]>,
  spelling: string,
  { id, name }: { readonly id: number; readonly name: string },
): void {
  const key = nameKey(spelling);
  const known = byKey.get(key) ?? [];
  byKey.set(key, known);
  const named = known.find((one) => one.id === id);
  if (named === undefined) known.push({ id, name, spellings: [spelling] });
  else named.spellings.push(spelling);
}
