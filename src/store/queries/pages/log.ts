import { type Expression, expressionBuilder, type Kysely, type SqlBool, sql } from 'kysely';
import { type RecordRef, recordName } from '../../../domain/model/record.ts';
import { calledIn, fieldsOf, type Line, toLine } from '../../history/change-lines.ts';
import { isChangeOf } from '../../history/changes-of-record.ts';
import { isTakenBack } from '../../history/last-action.ts';
import type { Answer, Params } from '../../port/questions.ts';
import type { LoggedChange, LogRow } from '../../port/rows-log.ts';
import { recordOf } from '../../schema/records/belonging.ts';
import type { Schema } from '../../schema/schema.ts';

/** The actions on the database, newest first, or those that changed one record; an import names its batch. */
export async function log(db: Kysely<Schema>, params: Params<'log'>): Promise<Answer<'log'>> {
  const { record, limit, before } = params;
  const wanted = db
    .selectFrom('action')
    .where(record === null ? sql<boolean>`true` : isAbout(record));
  const actions = await wanted
    .$if(before !== null, (query) => query.where('action.id', '<', before ?? 0))
    .orderBy('action.id', 'desc')
    .$if(limit !== null, (query) => query.limit(limit ?? 0))
    .selectAll('action')
    .select(({ ref }) => isTakenBack(ref('action.id')).as('undone'))
    .execute();
  const { total } = await wanted
    .select((eb) => eb.cast<number>(eb.fn.countAll(), 'integer').as('total'))
    .executeTakeFirstOrThrow();
  const lines = await linesOf(
    db,
    actions.map(({ id }) => id),
  );
  const called = await calledIn(db, [...lines.values()].flat());
  const rows = actions.map((action): LogRow => {
    const own = lines.get(action.id) ?? [];
    const changes = own.map(toChange);
    return {
      id: action.id,
      at: action.at,
      who: action.who,
      kind: action.kind,
      title: action.title,
      reason: action.reason,
      undoes: action.undoes,
      undone: Boolean(action.undone),
      records: [
        ...(action.batch_id === null ? [] : [recordName({ kind: 'batch', id: action.batch_id })]),
        ...new Set(changes.map((change) => change.record)),
      ],
      fields: own.flatMap((line) => fieldsOf(line, called)),
      changes,
    };
  });
  return { rows, total };
}

/** Whether an action changed a record: by a change of its own, as the import that added it, or by purging it. */
function isAbout(record: RecordRef): Expression<SqlBool> {
  const { or, ref, selectFrom } = expressionBuilder<Schema, 'action'>();
  const acts = [
    sql<boolean>`${ref('action.id')} in ${selectFrom('change').where(isChangeOf(record)).select('change.action_id')}`,
    sql<boolean>`${ref('action.id')} in ${selectFrom('purge').where('record', '=', recordName(record)).select('action_id')}`,
  ];
  if (record.kind === 'batch')
    return or([...acts, sql<boolean>`${ref('action.batch_id')} = ${record.id}`]);
  const importBatch = sql`(select batch_id from ${sql.table(record.kind)} where id = ${record.id})`;
  return or([...acts, sql<boolean>`${ref('action.batch_id')} = ${importBatch}`]);
}

async function linesOf(
  db: Kysely<Schema>,
  actions: readonly number[],
): Promise<ReadonlyMap<number, readonly Line[]>> {
  const stored = await db
    .selectFrom('change')
    .where('action_id', 'in', [0, ...actions])
    .orderBy('id')
    .selectAll()
    .execute();
  return Map.groupBy(stored.map(toLine), (line) => line.action);
}

function toChange({ tab, rowId, before, after }: Line): LoggedChange {
  const values = after ?? before ?? {};
  const record = recordOf({ table: tab, id: rowId, values });
  const name = record === undefined ? tab : recordName(record);
  return { record: name, table: tab, rowId, before, after };
}
