import type { Kysely } from 'kysely';
import type { Act, Done } from '../port/store.ts';
import type { Schema } from '../schema/schema.ts';
import { inWords } from '../schema/sql-words.ts';
import type { Connection } from '../sqlite/connection/kysely.ts';
import { settleConflicts } from './joining/settle-conflicts.ts';
import { addEntry } from './records/add-entry.ts';
import type { Deed } from './records/deed.ts';
import { editRecord } from './records/edit-record.ts';
import { putOnClocks } from './records/local-times.ts';
import { reassess } from './records/reassess.ts';
import { removeRecord } from './records/remove-record.ts';
import { restoreRecord } from './records/restore-record.ts';
import { toChange } from './undo/change-lines.ts';
import { undoAction } from './undo/undo-action.ts';
import { undoImport } from './undo/undo-import.ts';

/** Does one act of one person inside the transaction under way. Throws `StoreError`; then nothing may stay. */
export async function performAct(connection: Connection, act: Act): Promise<Done> {
  const { db } = connection;
  // The triggers need the action before it is known what it will be called.
  const { id: action } = await db
    .insertInto('action')
    .values({ who: act.who, kind: 'edit', title: '' })
    .returning('id')
    .executeTakeFirstOrThrow();
  await setContext(db, action);
  const { kind, title, records, notes, undoes, reason, batch } = await perform(connection, act);
  await db
    .updateTable('action')
    .where('id', '=', action)
    .set({
      kind,
      title,
      undoes: undoes ?? null,
      reason: reason ?? null,
      batch_id: batch ?? null,
    })
    .execute();
  await reassess(db);
  await setContext(db, null);
  const lines = await db
    .selectFrom('change')
    .where('action_id', '=', action)
    .orderBy('id')
    .select(['tab', 'row_id', 'before', 'after'])
    .execute();
  return { action, title, records, notes, change: toChange(lines) };
}

function perform(connection: Connection, act: Act): Promise<Deed> {
  const { db } = connection;
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
      return settleConflicts(connection, act);
  }
}

async function setContext(db: Kysely<Schema>, action: number | null): Promise<void> {
  await inWords(({ setContext }) => setContext({ action })).execute(db);
}
