import {
  type AliasableExpression,
  type Expression,
  expressionBuilder,
  type Kysely,
  type SqlBool,
} from 'kysely';
import type { Answer, Params } from '../port/questions.ts';
import type { Schema } from '../schema/schema.ts';

/** The newest action of this person that an undo would take back: not an import, and not undone already. */
export async function lastAction(
  db: Kysely<Schema>,
  { who }: Params<'lastAction'>,
): Promise<Answer<'lastAction'>> {
  const action = await db
    .selectFrom('action')
    .where('who', '=', who)
    .where('kind', 'in', ['add', 'edit', 'remove'])
    .where(({ not, ref }) => not(isTakenBack(ref('action.id'))))
    .where(hasLines)
    .orderBy('id', 'desc')
    .select(['id', 'at', 'who', 'title'])
    .executeTakeFirst();
  return action ?? null;
}

/** Whether the log still has changes of an action; a purge deletes them. */
function hasLines() {
  const { exists, selectFrom } = expressionBuilder<Schema, 'action'>();
  return exists(
    selectFrom('change').whereRef('change.action_id', '=', 'action.id').select('change.id'),
  );
}

/** The newest undo of this person that can be redone; none if the person has done something else since. */
export async function lastUndone(
  db: Kysely<Schema>,
  { who }: Params<'lastUndone'>,
): Promise<Answer<'lastUndone'>> {
  const undo = await db
    .selectFrom('action')
    .where('who', '=', who)
    .where('kind', '=', 'undo')
    // An undone import is not redone; its file is imported again.
    .where('batch_id', 'is', null)
    .where(hasLines)
    .where(({ not, ref }) => not(isTakenBack(ref('action.id'))))
    .orderBy('id', 'desc')
    .select(['id', 'at', 'who', 'title'])
    .executeTakeFirst();
  if (undo === undefined) return null;
  const since = await db
    .selectFrom('action')
    .where('who', '=', who)
    .where('kind', 'in', ['add', 'edit', 'remove'])
    .where('id', '>', undo.id)
    .select('id')
    .executeTakeFirst();
  return since === undefined ? undo : null;
}

/** Whether an action is undone, and the undo was not redone. */
export function isTakenBack(action: Expression<number>): AliasableExpression<SqlBool> {
  const { exists, selectFrom } = expressionBuilder<Schema>();
  return exists(
    selectFrom('action as undo')
      .where('undo.undoes', '=', action)
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('action as redo').whereRef('redo.undoes', '=', 'undo.id').select('redo.id'),
          ),
        ),
      )
      .select('undo.id'),
  );
}
