import { type Kysely, sql } from 'kysely';
import { FOLDING_VERSION } from '../../domain/actors/name-key.ts';
import { foldedIn } from '../names/spellings.ts';
import type { Schema } from '../schema/schema.ts';

/** Whether words wait to be folded, or were folded by another rule. */
export async function needsFolding(db: Kysely<Schema>): Promise<boolean> {
  return !(await isOurRule(db)) || (await unfolded(db, 1)).length > 0;
}

/** This many words are folded by one statement. */
const AT_ONCE = 500;

/** Folds the words that were written since the last time. Call it inside the transaction that wrote them. */
export async function foldSpellings(db: Kysely<Schema>): Promise<void> {
  for (;;) {
    const words = await unfolded(db, AT_ONCE);
    if (words.length === 0) return;
    const rows = words.map(({ field, word }) => sql`(${field}, ${word}, ${foldedIn(field)(word)})`);
    await sql`update spelling set folded = given.column3 from (values ${sql.join(rows)}) as given
      where field = given.column1 and word = given.column2`.execute(db);
    if (words.length < AT_ONCE) return;
  }
}

/** Folds what waits, and everything again if it was folded by another rule. */
export async function foldByOurRule(db: Kysely<Schema>): Promise<void> {
  if (!(await isOurRule(db))) await forgetFolded(db);
  await foldSpellings(db);
}

async function forgetFolded(db: Kysely<Schema>): Promise<void> {
  await db.updateTable('spelling').set({ folded: null }).execute();
  await db.updateTable('spelling_rule').set({ version: FOLDING_VERSION }).execute();
}

async function isOurRule(db: Kysely<Schema>): Promise<boolean> {
  const rule = await db.selectFrom('spelling_rule').select('version').executeTakeFirst();
  return rule?.version === FOLDING_VERSION;
}

/** The words that wait; none while words are folded by the rule of another program. */
function unfolded(db: Kysely<Schema>, limit: number) {
  return db
    .selectFrom('spelling')
    .where('folded', 'is', null)
    .where((eb) => eb(eb.selectFrom('spelling_rule').select('version'), '=', FOLDING_VERSION))
    .limit(limit)
    .select(['field', 'word'])
    .execute();
}
