import { type Kysely, sql } from 'kysely';
import { nameKey } from '../../domain/actors/name-key.ts';
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

/** A suggestion, with its folded text and the key by which names of its field match. */
export type Suggested = SuggestionRow & { readonly folded: string; readonly matched: string };

/** The key by which names of a field match. */
export function matching(field: SuggestionField): (text: string) => string {
  return field === 'actor' || field === 'source' ? nameKey : foldName;
}

/** A place as it is written in an entry, with area and country, so that it is clear which place of that name is meant. */
export function placeToken(place: string, admin1: string | null, country: string): string {
  return [place, ...(admin1 === null ? [] : [admin1]), country].map(nameToken).join(',');
}

type Used = SuggestionRow & { readonly uses: number };

/** All suggestions for a field, most used first. */
export const SUGGESTED: Readonly<
  Record<SuggestionField, (db: Kysely<Schema>) => Promise<readonly Suggested[]>>
> = {
  actor: mostUsedFirst(actors, matching('actor')),
  source: mostUsedFirst(async (db) => {
    const sources = await db
      .selectFrom('source')
      .where('source.removed_at', 'is', null)
      .select(['source.name as text', reportsOfSource.as('uses')])
      .execute();
    return sources.map(({ text, uses }) => ({ text, uses, hint: counted(uses, 'report') }));
  }, matching('source')),
  place: mostUsedFirst(async (db) => {
    const places = await db
      .selectFrom('incident')
      .where('place', 'is not', null)
      .where('id', 'not in', removedIncidents)
      .where(({ ref }) => stillWanted(ref('id')))
      .groupBy('place')
      .select(({ cast, fn }) => [
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
        cast<number>(fn.countAll(), 'integer').as('uses'),
      ])
      .execute();
    return places.flatMap(({ place, admin1, country, isInSeveral, uses }) => {
      const state = country === null ? null : (countryName(country) ?? country);
      if (place === null) return [];
      if (isInSeveral === 1) return [{ text: place, uses, hint: 'in several countries' }];
      const hint = [admin1, state].filter((part) => part !== null).join(', ');
      return [
        {
          text: place,
          uses,
          hint,
          ...(country === null ? {} : { token: placeToken(place, admin1, country) }),
        },
      ];
    });
  }),
  tag: mostUsedFirst(async (db) => {
    const tags = await db
      .selectFrom('tag')
      .where('incident_id', 'not in', removedIncidents)
      .where(({ ref }) => stillWanted(ref('incident_id')))
      .groupBy('tag.tag')
      .select(({ cast, fn }) => [
        'tag.tag as text',
        cast<number>(fn.countAll(), 'integer').as('uses'),
      ])
      .execute();
    return tags.map(({ text, uses }) => ({ text, uses, hint: counted(uses, 'incident') }));
  }),
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
  speaker: mostUsedFirst((db) => quoted(db, 'speaker')),
  organisation: mostUsedFirst((db) => quoted(db, 'organisation')),
};

// Uses are counted in indexes alone, which do not have `removed_at`, so the few removed incidents are listed.
const removedIncidents = sql<number>`(select id from digest ${inWords(({ followIndex }) => followIndex('digest_removed'))}
  where removed_at is not null)`;

const byText = new Intl.Collator();

function mostUsedFirst(read: (db: Kysely<Schema>) => Promise<readonly Used[]>, match = foldName) {
  return cacheUntilWrite(async (db) => {
    const used = await read(db);
    const ordered = used.toSorted(
      (one, other) => other.uses - one.uses || byText.compare(one.text, other.text),
    );
    const first = new Map<string, Suggested>();
    for (const { uses: _, ...row } of ordered) {
      const { text } = row;
      if (!first.has(text))
        first.set(text, { ...row, folded: foldName(text), matched: match(text) });
    }
    return [...first.values()];
  });
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

async function quoted(
  db: Kysely<Schema>,
  column: 'speaker' | 'organisation',
): Promise<readonly Used[]> {
  const quotes = await db
    .selectFrom('quote')
    .where('removed_at', 'is', null)
    .where(column, 'is not', null)
    .groupBy(column)
    .select(({ cast, fn, ref }) => [
      ref(column).as('text'),
      cast<number>(fn.countAll(), 'integer').as('uses'),
    ])
    .execute();
  return quotes.flatMap(({ text, uses }) =>
    text === null ? [] : [{ text, uses, hint: counted(uses, 'quote') }],
  );
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}
