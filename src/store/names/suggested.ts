import { type Kysely, sql } from 'kysely';
import { foldedIn, nameKey } from '../../domain/actors/name-key.ts';
import { nameToken } from '../../domain/grammar/quoting.ts';
import { foldName } from '../../domain/names/names.ts';
import { countryName } from '../../domain/places/countries.ts';
import type { SuggestionField } from '../port/questions.ts';
import type { SuggestionRow } from '../port/rows-prompt.ts';
import { cacheUntilWrite } from '../schema/cache-until-write.ts';
import type { Schema } from '../schema/schema.ts';
import { inWords, stillWanted } from '../schema/sql-words.ts';
import { followMerges } from './merged-actors.ts';
import { reportsOfSource } from './source-uses.ts';
import { type UsedWord, wordsBeginning } from './spellings.ts';

/** A suggestion, with its folded text and the key by which names of its field match. */
export type Suggested = SuggestionRow & { readonly folded: string; readonly matched: string };

/** The fields whose suggestions are the words of the table `spelling`, with what their uses are called. */
const COUNTED = { place: '', tag: 'incident', speaker: 'quote', organisation: 'quote' } as const;
type CountedField = keyof typeof COUNTED;

/** A place as it is written in an entry, with area and country, so that it is clear which place of that name is meant. */
export function placeToken(place: string, admin1: string | null, country: string): string {
  return [place, ...(admin1 === null ? [] : [admin1]), country].map(nameToken).join(',');
}

type Used = SuggestionRow & { readonly uses: number };

/** All suggestions for a field, most used first. */
export const SUGGESTED: Readonly<
  Record<SuggestionField, (db: Kysely<Schema>) => Promise<readonly Suggested[]>>
> = {
  actor: mostUsedFirst(actors, nameKey),
  source: mostUsedFirst(async (db) => {
    const sources = await db
      .selectFrom('source')
      .where('source.removed_at', 'is', null)
      .select(['source.name as text', reportsOfSource.as('uses')])
      .execute();
    return sources.map(({ text, uses }) => ({ text, uses, hint: counted(uses, 'report') }));
  }, nameKey),
  place: mostUsedFirst(allOf('place')),
  tag: mostUsedFirst(allOf('tag')),
  dataset: mostUsedFirst(async (db) => {
    const datasets = await db
      .selectFrom('batch')
      .where('removed_at', 'is', null)
      .groupBy('dataset')
      .select(({ cast, fn }) => [
        'dataset as text',
        cast<number>(fn.countAll(), 'integer').as('uses'),
      ])
      .execute();
    return datasets.map(({ text, uses }) => ({ text, uses, hint: counted(uses, 'import') }));
  }),
  speaker: mostUsedFirst(allOf('speaker')),
  organisation: mostUsedFirst(allOf('organisation')),
};

/** The suggestions for a field that begin with a text, most used first. */
export async function suggestedBeginning(
  db: Kysely<Schema>,
  field: SuggestionField,
  text: string,
): Promise<readonly Suggested[]> {
  const begun = foldedIn(field)(text);
  if (!isCounted(field)) {
    return (await SUGGESTED[field](db)).filter(({ matched }) => matched.startsWith(begun));
  }
  return ordered(usedIn(field, await wordsBeginning(db, field, begun)), foldedIn(field));
}

/** Suggested places, each with where it is. */
export async function located(
  db: Kysely<Schema>,
  places: readonly Suggested[],
): Promise<readonly Suggested[]> {
  if (places.length === 0) return [];
  const rows = await db
    .selectFrom('incident')
    .where(
      'place',
      'in',
      places.map(({ text }) => text),
    )
    .where('id', 'not in', removedIncidents)
    .where(({ ref }) => stillWanted(ref('id')))
    .groupBy('place')
    .select(({ fn }) => [
      'place',
      sql<
        string | null
      >`case when count(admin1) in (0, count(*)) and min(admin1) is not distinct from max(admin1) then min(admin1) end`.as(
        'admin1',
      ),
      fn.min('country').as('country'),
      sql<number>`case when min(country) is distinct from max(country) then 1 else 0 end`.as(
        'isInSeveral',
      ),
    ])
    .execute();
  const where = new Map(rows.map((row) => [row.place, row]));
  return places.map((place) => {
    const { admin1 = null, country = null, isInSeveral = 0 } = where.get(place.text) ?? {};
    if (isInSeveral === 1) return { ...place, hint: 'in several countries' };
    const state = country === null ? null : (countryName(country) ?? country);
    const hint = [admin1, state].filter((part) => part !== null).join(', ');
    return country === null
      ? { ...place, hint }
      : { ...place, hint, token: placeToken(place.text, admin1, country) };
  });
}

function isCounted(field: SuggestionField): field is CountedField {
  return Object.hasOwn(COUNTED, field);
}

function allOf(field: CountedField): (db: Kysely<Schema>) => Promise<readonly Used[]> {
  return async (db) => usedIn(field, await wordsBeginning(db, field, ''));
}

function usedIn(field: CountedField, words: readonly UsedWord[]): readonly Used[] {
  const what = COUNTED[field];
  return words.map(({ word, uses }) => ({
    text: word,
    uses,
    hint: what === '' ? '' : counted(uses, what),
  }));
}

// Uses are counted in indexes alone, which do not have `removed_at`, so the few removed incidents are listed.
const removedIncidents = sql<number>`(select id from digest ${inWords(({ followIndex }) => followIndex('digest_removed'))}
  where removed_at is not null)`;

const byText = new Intl.Collator();

function mostUsedFirst(read: (db: Kysely<Schema>) => Promise<readonly Used[]>, match = foldName) {
  return cacheUntilWrite(async (db) => ordered(await read(db), match));
}

/** Each text once, most used first. */
function ordered(used: readonly Used[], match: (text: string) => string): readonly Suggested[] {
  const sorted = used.toSorted(
    (one, other) => other.uses - one.uses || byText.compare(one.text, other.text),
  );
  const first = new Map<string, Suggested>();
  for (const { uses: _, ...row } of sorted) {
    const { text } = row;
    if (!first.has(text)) first.set(text, { ...row, folded: foldName(text), matched: match(text) });
  }
  return [...first.values()];
}

async function actors(db: Kysely<Schema>): Promise<readonly Used[]> {
  const stored = await db
    .selectFrom('actor')
    .where('removed_at', 'is', null)
    .select(['id', 'name', 'short_name', 'kind'])
    .execute();
  const aliases = await db.selectFrom('alias').select(['actor_id', 'name']).execute();
  const current = await followMerges(db);
  const uses = await actorUses(db, current);
  const byId = new Map(stored.map((actor) => [actor.id, actor]));
  const also = [
    ...aliases.map((alias) => ({ id: alias.actor_id, name: alias.name })),
    ...stored.flatMap(({ id, short_name }) =>
      short_name === null ? [] : [{ id, name: short_name }],
    ),
    ...stored.filter(({ id }) => current(id) !== id),
  ];
  return [
    ...stored
      .filter(({ id }) => current(id) === id)
      .map(({ id, name, kind }) => ({ text: name, hint: kind, uses: uses.get(id) ?? 0 })),
    ...also.flatMap(({ id, name }) => {
      const actor = byId.get(current(id));
      if (actor === undefined) return [];
      return [{ text: name, hint: `alias of ${actor.name}`, uses: uses.get(actor.id) ?? 0 }];
    }),
  ];
}

async function actorUses(db: Kysely<Schema>, current: (actor: number) => number) {
  const counts = await db
    .selectFrom('attribution')
    .groupBy('actor_id')
    .select(({ cast, fn }) => ['actor_id', cast<number>(fn.countAll(), 'integer').as('uses')])
    .execute();
  const uses = new Map<number, number>();
  for (const { actor_id, uses: count } of counts) {
    const actor = current(actor_id);
    uses.set(actor, (uses.get(actor) ?? 0) + count);
  }
  return uses;
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}
