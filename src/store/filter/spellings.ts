import type { Kysely, SelectQueryBuilder } from 'kysely';
import { foldName } from '../../domain/names/names.ts';
import { cacheUntilWrite } from '../schema/cache-until-write.ts';
import type { Schema } from '../schema/schema.ts';

type Spellings = ReadonlyMap<string, readonly string[]>;

/** The columns whose values people spell differently, each with the query for its values. */
const SPELLED = {
  place: spellingsIn((db) => db.selectFrom('incident').select('place as word')),
  admin1: spellingsIn((db) => db.selectFrom('incident').select('admin1 as word')),
  admin2: spellingsIn((db) => db.selectFrom('incident').select('admin2 as word')),
  dataset: spellingsIn((db) => db.selectFrom('incident').select('dataset as word')),
  tag: spellingsIn((db) => db.selectFrom('tag').select('tag as word')),
  speaker: spellingsIn((db) => db.selectFrom('quote').select('speaker as word')),
} as const;

/** Every stored spelling in a column that equals one of the words once both are folded. */
export async function spellingsOf(
  db: Kysely<Schema>,
  column: keyof typeof SPELLED,
  words: readonly string[],
): Promise<readonly string[]> {
  const spellings = await SPELLED[column](db);
  return [...new Set(words.flatMap((word) => spellings.get(foldName(word)) ?? []))];
}

type Words<T extends keyof Schema> = SelectQueryBuilder<Schema, T, { word: string | null }>;

function spellingsIn<T extends keyof Schema>(
  words: (db: Kysely<Schema>) => Words<T>,
): (db: Kysely<Schema>) => Promise<Spellings> {
  return cacheUntilWrite(async (db) => {
    const stored = await words(db).distinct().execute();
    const spellings = stored.map(({ word }) => word).filter((word) => word !== null);
    return Map.groupBy(spellings, foldName);
  });
}
