import { type Kysely, type RawBuilder, sql } from 'kysely';
import { FOLDING_VERSION, foldedIn, type SpelledField } from '../../domain/actors/name-key.ts';
import type { Schema } from '../schema/schema.ts';
import { inWords } from '../schema/sql-words.ts';

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
  const { rows } = await wordsEqual(field, [...wanted]).execute(db);
  return rows.map(({ word }) => word).filter((word) => wanted.has(fold(word)));
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
  const isWanted = sql`folded >= ${begun} and folded < ${begun + LAST}`;
  const { rows } = await wordsFolded(field, isWanted).execute(db);
  return rows.filter(({ word, uses }) => uses > 0 && fold(word).startsWith(begun));
}

/**
 * A query for the words of a field whose folded form may be as wanted, with their uses: also those that no writer of this
 * program has folded yet, or all of them if they were folded by another rule. What it finds must be folded and compared.
 */
function wordsFolded(field: SpelledField, isWanted: RawBuilder<unknown>): RawBuilder<UsedWord> {
  const name = sql.lit(field);
  // The version is looked at first, so that the words are not read for nothing.
  return sql`select word, uses from spelling where field = ${name} and ${isWanted}
    union select word, uses from spelling where field = ${name} and folded is null
    union select word, uses from spelling_rule ${inWords(({ joinInOrder }) => joinInOrder)} spelling on field = ${name}
      where version <> ${FOLDING_VERSION}`;
}

/** The same query for words that equal one of these once both are folded. */
export function wordsEqual(field: SpelledField, folded: readonly string[]): RawBuilder<UsedWord> {
  return wordsFolded(field, sql`folded ${inWords(({ isOneOfTexts }) => isOneOfTexts(folded))}`);
}
