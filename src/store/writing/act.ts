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
import { removeRecord, removeRecords } from './records/remove-record.ts';
import { restoreRecord } from './records/restore-record.ts';
import { changeOf, undoAction } from './undo/undo-action.ts';
import { undoImport } from './undo/undo-import.ts';

/**
 * Does one act of one person inside the transaction under way. An act whose `uid` is in the log has been done: it is answered
 * as it was then, and nothing is written. Throws `StoreError`; then the transaction has to be rolled back.
 */
export async function performAct(db: Kysely<Schema>, act: Act, uid: string): Promise<ActionResult> {
  const action = await beginAction(db, act, uid);
  if (action === undefined) return doneBefore(db, uid);
  return endAction(db, action, await perform(db, act, action));
}

/**
 * Begins an action: the lines of the log belong to it until it gets its title. Its kind and title are known once everything is
 * done. `undefined` for one that has been done.
 */
async function beginAction(
  db: Kysely<Schema>,
  { who }: Act,
  uid: string,
): Promise<number | undefined> {
  const begun = await db
    .insertInto('action')
    .values({ uid, who, kind: 'edit', title: '' })
    .onConflict((conflict) => conflict.column('uid').doNothing())
    .returning('id')
    .executeTakeFirst();
  return begun?.id;
}

/** Records what an action has done, works out what is due after it, and ends its part of the log. */
export async function endAction(
  db: Kysely<Schema>,
  action: number,
  { kind, title, records, notes, undoes, reason, batch }: ActionSummary,
): Promise<ActionResult> {
  await reassess(db);
  await foldSpellings(db);
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
  return { action, title, records, notes, change: await changeOf(db, action) };
}

/** Ends a transaction that is not the last one of an action: works out what is due, and ends its part of the log. */
export async function leaveTransaction(db: Kysely<Schema>): Promise<void> {
  await reassess(db);
  await foldSpellings(db);
  await inWords(({ setContext }) => setContext({ action: null })).execute(db);
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

function perform(db: Kysely<Schema>, act: Act, action: number): Promise<ActionSummary> {
  switch (act.kind) {
    case 'add':
      return addEntry(db, act.entry, { who: act.who, lead: act.lead });
    case 'edit':
      return editRecord(db, act);
    case 'restore':
      return restoreRecord(db, act.record);
    case 'remove':
      return removeRecord(db, act.record);
    case 'remove-all':
      return removeRecords(db, act.records);
    case 'undo':
      return undoAction(db, act.action);
    case 'undo-import':
      return undoImport(db, act.batch, action);
    case 'local-times':
      return putOnClocks(db, act.zone);
    case 'settle':
      return settleConflicts(db, act);
  }
}
