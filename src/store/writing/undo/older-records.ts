import { type Kysely, sql } from 'kysely';
import type { Change, Row } from '../../../domain/model/change.ts';
import type { Schema } from '../../schema/schema.ts';
import { recordsOf } from './changed-records.ts';
import { ADDED, isShared, type UndoneImport } from './kept-records.ts';

/** A record, and what of a change is about it. */
export type ChangedRecord = {
  readonly table: string;
  readonly id: number;
  readonly rows: Set<Row>;
};

/** The older records that an import changed and that its undo has not restored yet. Those that share names come first. */
export async function olderRecords(
  db: Kysely<Schema>,
  change: Change,
  { batch, undo }: UndoneImport,
): Promise<ChangedRecord[]> {
  const restored = await db
    .selectFrom('change')
    .where('action_id', '=', undo)
    .select(['tab', 'row_id'])
    .execute();
  const done = new Set(restored.map(({ tab, row_id }) => `${tab} ${row_id}`));
  const recordOf = await recordsOf(db, change);
  const records = new Map<string, ChangedRecord>();
  const note = (table: string, id: number): ChangedRecord => {
    const key = `${table} ${id}`;
    const record = records.get(key) ?? { table, id, rows: new Set() };
    records.set(key, record);
    return record;
  };
  for (const row of rowsOf(change)) {
    const { table, id } = recordOf(row);
    if (!done.has(`${row.table} ${row.id}`)) note(table, id).rows.add(row);
  }
  const revised = await db
    .selectFrom('publisher_row_before')
    .where('batch_id', '=', batch)
    .select('incident_id as id')
    .execute();
  for (const { id } of revised) note('incident', id);
  if (records.size === 0) return [];
  const own = new Set<string>();
  for (const table of ADDED) {
    for (const id of await recordsAdded(db, batch, { table, after: 0, most: null })) {
      own.add(`${table} ${id}`);
    }
  }
  const older = [...records].filter(([key]) => !own.has(key)).map(([, record]) => record);
  return older.toSorted(
    (one, other) => (isShared(other.table) ? 1 : 0) - (isShared(one.table) ? 1 : 0),
  );
}

/** The numbers of records that an import added, after this one. */
export async function recordsAdded(
  db: Kysely<Schema>,
  batch: number,
  {
    table,
    after,
    most,
  }: { readonly table: string; readonly after: number; readonly most: number | null },
): Promise<readonly number[]> {
  const { rows } = await sql<{ id: number }>`select id from ${sql.table(table)}
    where batch_id = ${batch} and id > ${after} order by id
    ${most === null ? sql`` : sql`limit ${most}`}`.execute(db);
  return rows.map(({ id }) => id);
}

function rowsOf({ added, updated, removed }: Change): readonly Row[] {
  return [...added, ...updated.map(([, after]) => after), ...removed];
}

/** A change without the rows that are not wanted. */
export function onlyRows(
  { added, updated, removed }: Change,
  isWanted: (row: Row) => boolean,
): Change {
  return {
    added: added.filter(isWanted),
    updated: updated.filter(([, after]) => isWanted(after)),
    removed: removed.filter(isWanted),
  };
}
