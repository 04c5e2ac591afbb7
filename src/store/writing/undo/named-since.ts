import { type Kysely, sql } from 'kysely';
import type { Row } from '../../../domain/model/change.ts';
import { DECLARED, isLogged, namersOf } from '../../schema/records/belonging.ts';
import type { Schema } from '../../schema/schema.ts';
import { inWords } from '../../schema/sql-words.ts';
import { isLiving } from '../records/users-of.ts';

/**
 * A row that an act after `action`, or an import after it, has made name this one: a part that was put to it, or a record
 * that refers to it. What was taken away again names nothing.
 */
export async function namedSince(
  db: Kysely<Schema>,
  action: number,
  { table, id }: Row,
): Promise<Row | undefined> {
  for (const { table: tab, column } of namersOf(table).filter((one) => isLogged(one.table))) {
    const named = await sql<{ id: number }>`select child.id from ${sql.table(tab)} as child
      where child.${sql.ref(column)} = ${id} and ${isLiving(tab, 'child')} and not ${namedThen(tab, column, id, action)}
      limit 1`.execute(db);
    const [row] = named.rows;
    if (row !== undefined) return { table: tab, id: row.id, values: { [column]: id } };
  }
  return undefined;
}

/** Whether a row named this one right after the act: by its last line until then, by its first one since, or by its import. */
function namedThen(tab: string, column: string, id: number, action: number) {
  const named = (side: 'before' | 'after') =>
    inWords(({ numberAt, textAt }) => {
      const row = sql.ref(`change.${side}`);
      return sql`${numberAt(row, column)} is not distinct from ${id} and ${textAt(row, 'removed_at')} is null`;
    });
  const ofRow = sql`from change where change.tab = ${tab} and change.row_id = child.id`;
  return sql`coalesce(
    (select ${named('after')} ${ofRow} and change.action_id <= ${action} order by change.id desc limit 1),
    (select ${named('before')} ${ofRow} and change.action_id > ${action} order by change.id limit 1),
    ${hasBatch(tab) ? sql`child.batch_id is null or child.batch_id not in (select batch_id from action where kind = 'import' and id > ${action})` : sql`true`})`;
}

/** Parts come with their record; a record says which import brought it. */
function hasBatch(tab: string): boolean {
  return DECLARED.get(tab)?.columns.batch_id !== undefined;
}
