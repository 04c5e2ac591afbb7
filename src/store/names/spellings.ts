import { type Kysely, type RawBuilder, sql } from 'kysely';
import { FOLDING_VERSION, foldedIn, type SpelledField } from '../../domain/actors/name-key.ts';
import type { Schema } from '../schema/schema.ts';

/** Sorts after every text that begins with another, in the order of the index. */
const LAST = '\u{10FFFF}';

/** Every stored spelling in a field that equals one of the words once both are folded, of removed records as well. */
export async function spellingsOf(
  db: Kysely<Schema>,
  field: SpelledField,
  words: readonly string[],
): Promise<readonly string[]> {
  const fold = foldedIn(field);
  const wanted = new Set(words.map(fold));
  if (wanted.size === 0) return [];
  const found = await wordsWhere(db, field, sql`folded in (${sql.join([...wanted])})`);
  return found.map(({ word }) => word).filter((word) => wanted.has(fold(word)));
}

/** How many rows that are not removed have a word. */
export type UsedWord = { readonly word: string; readonly uses: number };

/** The words in use in a field whose folded form begins with a text, which is folded. */
export async function wordsBeginning(
  db: Kysely<Schema>,
  field: SpelledField,
  begun: string,
): Promise<readonly UsedWord[]> {
  const fold = foldedIn(field);
  const found = await wordsWhere(db, field, sql`folded >= ${begun} and folded < ${begun + LAST}`);
  return found.filter(({ word, uses }) => uses > 0 && fold(word).startsWith(begun));
}

/**
 * The words of a field whose folded form may be as wanted: also those that no writer of this program has folded yet, or all
 * of them if they were folded by another rule.
 */
async function wordsWhere(
  db: Kysely<Schema>,
  field: SpelledField,
  isWanted: RawBuilder<unknown>,
): Promise<readonly UsedWord[]> {
  const { rows } =
    await sql<UsedWord>`select word, uses from spelling where field = ${field} and ${isWanted}
    union select word, uses from spelling where field = ${field} and folded is null
    union select word, uses from spelling where field = ${field}
      and (select version from spelling_rule) <> ${FOLDING_VERSION}`.execute(db);
  return rows;
}
