import type { Kysely } from 'kysely';
import type { Schema } from '../schema/schema.ts';
import { foldByOurRule, needsFolding } from './fold-spellings.ts';
import { needsReassessment, reassess } from './records/reassess.ts';

/** Whether a plain shell, or a program of another version, has left work to this one. */
export async function isWorkDue(db: Kysely<Schema>): Promise<boolean> {
  return (await needsReassessment(db)) || (await needsFolding(db));
}

/** Assesses the incidents and folds the words that others left. Call it inside a transaction. */
export async function doDueWork(db: Kysely<Schema>): Promise<void> {
  await reassess(db);
  await foldByOurRule(db);
}
