import { type Kysely, sql } from 'kysely';
import { FOLDING_VERSION } from '../../domain/actors/name-key.ts';
import type { Schema } from '../schema/schema.ts';
import { inWords } from '../schema/sql-words.ts';

/** Whether words wait to be folded, or were folded by another rule. */
export async function needsFolding(db: Kysely<Schema>): Promise<boolean> {
  const { rows } = await sql`select 1 as one where
    exists (select 1 from spelling where folded is null) or
    (select version from spelling_rule) <> ${FOLDING_VERSION}`.execute(db);
  return rows.length > 0;
}

/**
 * Folds the words that were written since the last time; none while words are folded by the rule of another program. Call it
 * inside the transaction that wrote them.
 */
export async function foldSpellings(db: Kysely<Schema>): Promise<void> {
  await sql`update spelling set folded = ${inWords(({ foldedForm }) => foldedForm(sql.ref('field'), sql.ref('word')))}
    where folded is null and (select version from spelling_rule) = ${FOLDING_VERSION}`.execute(db);
}

/** Folds what waits, and everything again if it was folded by another rule. */
export async function foldByOurRule(db: Kysely<Schema>): Promise<void> {
  await sql`update spelling set folded = null
    where (select version from spelling_rule) <> ${FOLDING_VERSION}`.execute(db);
  await db.updateTable('spelling_rule').set({ version: FOLDING_VERSION }).execute();
  await foldSpellings(db);
}
