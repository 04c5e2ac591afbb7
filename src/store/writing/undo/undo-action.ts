import type { Kysely } from 'kysely';
import { type Change, type Row, reverse } from '../../../domain/model/change.ts';
import { recordName } from '../../../domain/model/record.ts';
import { isTakenBack } from '../../history/last-action.ts';
import { StoreError } from '../../port/store.ts';
import { isGone, isMarkedRemoved, recordOf } from '../../schema/records/belonging.ts';
import type { Schema } from '../../schema/schema.ts';
import type { ActionKind } from '../../schema/schema-history.ts';
import type { ActionSummary } from '../records/action-summary.ts';
import { usersOf } from '../records/users-of.ts';
import { applyChange, currentRow, isStill } from './apply-change.ts';
import { toChange } from './change-lines.ts';
import { namedSince } from './named-since.ts';

type Action = { readonly id: number; readonly kind: ActionKind; readonly title: string };

/**
 * Undoes a whole action, with the actors and sources that it created unless something else uses them; undoing an undo is a
 * redo. Throws `conflict` with the record's name if a row was changed since.
 */
export async function undoAction(db: Kysely<Schema>, id: number): Promise<ActionSummary> {
  const action = await expectUndoable(db, id);
  const change = await changeOf(db, id);
  if (isEmpty(change)) {
    throw new StoreError('refused', `Nothing of "${action.title}" is left to undo: it was purged.`);
  }
  const named = change.added.filter(isActorOrSource);
  const rest: Change = { ...change, added: change.added.filter((row) => !isActorOrSource(row)) };
  await expectUntouched(db, action, rest);
  await applyChange(db, reverse(rest));
  const notes: string[] = [];
  for (const row of named.toReversed()) {
    const reason = await reasonToKeep(db, id, row);
    if (reason === undefined) await applyChange(db, { added: [], updated: [], removed: [row] });
    else notes.push(`kept ${nameOf(row)} (${row.values.name}): ${reason}`);
  }
  const isRedo = action.kind === 'undo';
  return {
    kind: isRedo ? 'redo' : 'undo',
    title: `${isRedo ? 'redid' : 'undid'}: ${action.title.replace(/^(undid|took back): /, '')}`,
    records: [
      ...new Set(
        [...change.added, ...change.updated.map(([, row]) => row), ...change.removed].map(nameOf),
      ),
    ],
    notes,
    undoes: id,
  };
}

function isEmpty({ added, updated, removed }: Change): boolean {
  return added.length + updated.length + removed.length === 0;
}

async function expectUndoable(db: Kysely<Schema>, id: number): Promise<Action> {
  const action = await db
    .selectFrom('action')
    .where('action.id', '=', id)
    .select(['id', 'kind', 'title'])
    .select(({ ref }) => isTakenBack(ref('action.id')).as('isTakenBack'))
    .executeTakeFirst();
  if (action === undefined) throw new StoreError('missing', 'There is no such action to undo.');
  if (action.isTakenBack) {
    throw new StoreError('refused', `"${action.title}" was already undone.`);
  }
  if (action.kind === 'import') {
    throw new StoreError(
      'refused',
      `"${action.title}" is an import; to undo it: watchfloor imports undo.`,
    );
  }
  if (action.kind === 'redo') {
    throw new StoreError('refused', `To undo "${action.title}", undo the first action again.`);
  }
  return action;
}

/** The net change of an action, each row once. */
export async function changeOf(db: Kysely<Schema>, action: number): Promise<Change> {
  const lines = await db
    .selectFrom('change')
    .where('action_id', '=', action)
    .orderBy('id')
    .select(['tab', 'row_id', 'before', 'after'])
    .execute();
  return toChange(lines);
}

/** Throws `conflict` if a row that an action wrote was changed since. */
async function expectUntouched(db: Kysely<Schema>, action: Action, change: Change): Promise<void> {
  const left = [...change.added, ...change.updated.map(([, after]) => after)];
  for (const row of left) {
    const current = await currentRow(db, row);
    const isThere = current !== undefined && !isGone(row.table, current);
    if (!isThere || !isStill(row, current)) throw await conflict(db, action, row);
  }
  for (const row of change.removed) {
    const current = await currentRow(db, row);
    const isGone = isMarkedRemoved(row.table)
      ? current !== undefined && current.removed_at !== null && isStill(row, current)
      : current === undefined;
    if (!isGone) throw await conflict(db, action, row);
  }
  await expectNothingAdded(db, action, change);
}

/** Parts that were added to a record since would be deleted with it, and references to it would point at nothing. */
async function expectNothingAdded(
  db: Kysely<Schema>,
  action: Action,
  change: Change,
): Promise<void> {
  for (const row of change.added.filter((one) => !isActorOrSource(one))) {
    const since = await namedSince(db, action.id, row);
    if (since !== undefined) throw await conflict(db, action, since, nameOf(row));
  }
}

async function conflict(
  db: Kysely<Schema>,
  action: Action,
  row: Row,
  name = nameOf(row),
): Promise<StoreError> {
  const since = await db
    .selectFrom('change')
    .innerJoin('action', 'action.id', 'change.action_id')
    .where('change.tab', '=', row.table)
    .where('change.row_id', '=', row.id)
    .where('action.id', '>', action.id)
    .orderBy('change.id', 'desc')
    .select(['action.title', 'action.who'])
    .executeTakeFirst();
  const by = since === undefined ? '' : ` by ${since.who} ("${since.title}")`;
  return new StoreError(
    'conflict',
    `${name} was changed since${by}, so "${action.title}" was not undone. Undo that change first.`,
  );
}

function isActorOrSource(row: Row): boolean {
  return row.table === 'actor' || row.table === 'source';
}

async function reasonToKeep(
  db: Kysely<Schema>,
  action: number,
  row: Row,
): Promise<string | undefined> {
  const current = await currentRow(db, row);
  if (current === undefined || current.removed_at !== null) return 'it is removed already';
  if (!isStill(row, current)) return 'it was changed since';
  const users = await usersOf(db, row.table === 'actor' ? 'actor' : 'source', row.id);
  if (users > 0) return `${users} other ${users === 1 ? 'record uses' : 'records use'} it`;
  const isNamed = (await namedSince(db, action, row)) !== undefined;
  return isNamed ? 'it was changed since' : undefined;
}

function nameOf(row: Row): string {
  const record = recordOf(row);
  return record === undefined ? row.table : recordName(record);
}
