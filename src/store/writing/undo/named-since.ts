import { type Kysely, sql } from 'kysely';
import type { Row } from '../../../domain/model/change.ts';
import { DECLARED, isLogged, namersOf } from '../../schema/records/belonging.ts';
import type { Schema } from '../../schema/schema.ts';
import { inWords } from '../../schema/sql-words.ts';
import { isNotRemoved } from '../records/users-of.ts';

/**
 * A row that refers to this one since an action or import after `action`: a part that was added to it, or a record that
 * names it. Rows that were removed again do not count.
 */
export async function namedSince(
  db: Kysely<Schema>,
  action: number,
  { table, id }: Row,
): Promise<Row | undefined> {
  for (const { table: tab, column } of namersOf(table).filter((one) => isLogged(one.table))) {
    const named = await sql<{ id: number }>`select child.id from ${sql.table(tab)} as child
      where child.${sql.ref(column)} = ${id} and ${isNotRemoved(tab, 'child')} and not ${namedThen(tab, column, id, action)}
      limit 1`.execute(db);
    const [row] = named.rows;
    if (row !== undefined) return { table: tab, id: row.id, values: { [column]: id } };
  }
  return undefined;
}

/** Whether a row referred to this one right after the action: by its last line until then, its first since, or its import. */
function namedThen(tab: string, column: string, id: number, action: number) {
  const named = (side: 'before' | 'after') =>
    inWords(({ numberAt, textAt }) => {
      const row = sql.ref(`change.${side}`);
      return sql`${numberAt(row, column)} is not distinct from ${id}
        and (${textAt(row, 'removed_at')} is null or ${numberAt(row, 'merged_into')} is not null)`;
    });
  const ofRow = sql`from change where change.tab = ${tab} and change.row_id = child.id`;
  return sql`coalesce(
    (select ${named('after')} ${ofRow} and change.action_id <= ${action} order by change.id desc limit 1),
    (select ${named('before')} ${ofRow} and change.action_id > ${action} order by change.id limit 1),
    ${hasBatch(tab) ? sql`child.batch_id is null or child.batch_id not in (select batch_id from action where kind = 'import' and id > ${action})` : sql`true`})`;
}

/** Records have the import that added them; parts were added with their record. */
function hasBatch(tab: string): boolean {
  return DECLARED.get(tab)?.columns.batch_id !== undefined;
}
