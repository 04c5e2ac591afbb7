import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Cell, Change, Row } from '../../../domain/model/change.ts';
import { isMarkedRemoved, isWrittenBySchema } from '../../schema/records/belonging.ts';
import type { Schema } from '../../schema/schema.ts';
import { inWords } from '../../schema/sql-words.ts';

type Values = Readonly<Record<string, Cell>>;

/**
 * Applies a change in the current transaction: rows are inserted or restored, updated to their values after it, or
 * taken out (records are marked as removed, parts without such a mark are deleted).
 */
export async function applyChange(db: Kysely<Schema>, change: Change): Promise<void> {
  // First, since a tag, a pin or an alias is unique.
  for (const row of change.removed) await takeOut(db, row);
  for (const row of change.added) await bringIn(db, row);
  for (const [before, after] of change.updated) {
    await write(db, after, changedColumns(after.values, before.values));
  }
}

async function bringIn(db: Kysely<Schema>, row: Row): Promise<void> {
  const values = isMarkedRemoved(row.table) ? { ...row.values, removed_at: null } : row.values;
  const current = await currentRow(db, row);
  if (current !== undefined) return write(db, row, changedColumns(values, current));
  const columns = Object.keys(values).map((column) => sql.ref(column));
  const cells = Object.values(values).map((cell) => sql.val(cell));
  await sql`insert into ${sql.table(row.table)} (${sql.join(columns)}) values (${sql.join(cells)})`.execute(
    db,
  );
}

async function takeOut(db: Kysely<Schema>, row: Row): Promise<void> {
  if (!isMarkedRemoved(row.table)) {
    await sql`delete from ${sql.table(row.table)} where id = ${row.id}`.execute(db);
    return;
  }
  await sql`update ${sql.table(row.table)} set removed_at = ${inWords(({ now }) => now)}
    where id = ${row.id}`.execute(db);
}

/** The columns to write: only those that differ, since a column in an update fires its triggers even if its value stays. */
function changedColumns(wanted: Values, current: Values): Values {
  return Object.fromEntries(
    Object.entries(wanted).filter(([column, cell]) => current[column] !== cell),
  );
}

async function write(db: Kysely<Schema>, { table, id }: Row, values: Values): Promise<void> {
  const settings: readonly RawBuilder<unknown>[] = Object.entries(values)
    .filter(([column]) => !isWrittenBySchema(table, column))
    .map(([column, cell]) => sql`${sql.ref(column)} = ${cell}`);
  if (settings.length === 0) return;
  await sql`update ${sql.table(table)} set ${sql.join(settings)} where id = ${id}`.execute(db);
}

/** The current row, even if marked as removed; `undefined` if it was deleted. */
export async function currentRow(
  db: Kysely<Schema>,
  { table, id }: Row,
): Promise<Values | undefined> {
  const { rows } = await sql<
    Record<string, Cell>
  >`select * from ${sql.table(table)} where id = ${id}`.execute(db);
  return rows[0];
}

/** Whether a row still has the values that a change left, apart from columns that the schema writes and the removal mark. */
export function isStill(row: Row, current: Values): boolean {
  return Object.entries(row.values).every(
    ([column, cell]) =>
      isWrittenBySchema(row.table, column) || column === 'removed_at' || current[column] === cell,
  );
}
