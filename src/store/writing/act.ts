import type { Kysely } from 'kysely';
import * as v from 'valibot';
import type { Act, ActionResult } from '../port/store.ts';
import type { Schema } from '../schema/schema.ts';
import { inWords } from '../schema/sql-words.ts';
import { foldSpellings } from './fold-spellings.ts';
import { settleConflicts } from './joining/settle-conflicts.ts';
import type { ActionSummary } from './records/action-summary.ts';
import { addEntry } from './records/add-entry.ts';
import { editRecord } from './records/edit-record.ts';
import { putOnClocks } from './records/local-times.ts';
import { reassess } from './records/reassess.ts';
import { removeRecord } from './records/remove-record.ts';
import { restoreRecord } from './records/restore-record.ts';
import { changeOf, undoAction } from './undo/undo-action.ts';
import { undoImport } from './undo/undo-import.ts';

/**
 * Does one act of one person inside the transaction under way. An act whose `uid` is in the log has been done: it is answered
 * as it was then, and nothing is written. Throws `StoreError`; then the transaction has to be rolled back.
 */
export async function performAct(db: Kysely<Schema>, act: Act, uid: string): Promise<ActionResult> {
  // The triggers need the action before its kind and title are known.
  const begun = await db
    .insertInto('action')
    .values({ uid, who: act.who, kind: 'edit', title: '' })
    .onConflict((conflict) => conflict.column('uid').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (begun === undefined) return doneBefore(db, uid);
  const action = begun.id;
  await setContext(db, action);
  const { kind, title, records, notes, undoes, reason, batch } = await perform(db, act);
  await db
    .updateTable('action')
    .where('id', '=', action)
    .set({
      kind,
      title,
      undoes: undoes ?? null,
      reason: reason ?? null,
      batch_id: batch ?? null,
      answer: JSON.stringify({ records, notes } satisfies ActionAnswer),
    })
    .execute();
  await reassess(db);
  await foldSpellings(db);
  await setContext(db, null);
  return { action, title, records, notes, change: await changeOf(db, action) };
}

const ANSWER = v.object({ records: v.array(v.string()), notes: v.array(v.string()) });
type ActionAnswer = Pick<ActionResult, 'records' | 'notes'>;
/** What is left of an answer once a record that the act changed was purged. */
const ERASED: ActionAnswer = { records: [], notes: [] };

/** What an act answered when it was done. */
async function doneBefore(db: Kysely<Schema>, uid: string): Promise<ActionResult> {
  const { id, title, answer } = await db
    .selectFrom('action')
    .where('uid', '=', uid)
    .select(['id', 'title', 'answer'])
    .executeTakeFirstOrThrow();
  const { records, notes } = answer === null ? ERASED : v.parse(ANSWER, JSON.parse(answer));
  return { action: id, title, records, notes, change: await changeOf(db, id) };
}

function perform(db: Kysely<Schema>, act: Act): Promise<ActionSummary> {
  switch (act.kind) {
    case 'add':
      return addEntry(db, act.entry, { who: act.who, lead: act.lead });
    case 'edit':
      return editRecord(db, act);
    case 'restore':
      return restoreRecord(db, act.record);
    case 'remove':
      return removeRecord(db, act.record);
    case 'undo':
      return undoAction(db, act.action);
    case 'undo-import':
      return undoImport(db, act.batch);
    case 'local-times':
      return putOnClocks(db, act.zone);
    case 'settle':
      return settleConflicts(db, act);
  }
}

async function setContext(db: Kysely<Schema>, action: number | null): Promise<void> {
  await inWords(({ setContext }) => setContext({ action })).execute(db);
}
