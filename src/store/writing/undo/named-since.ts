import { type Kysely, sql } from 'kysely';
import type { Row } from '../../../domain/model/change.ts';
import { isLogged, isMarkedRemoved, ownerOf } from '../../schema/changed-tables.ts';
import type { Schema } from '../../schema/schema.ts';
import { inWords } from '../../schema/sql-words.ts';

/**
 * A row that an act after `action`, or an import after it, has made name this one: a part that was put to it, or a record
 * that refers to it. What was taken away again names nothing.
 */
export async function namedSince(
  db: Kysely<Schema>,
  action: number,
  { table, id }: Row,
): Promise<Row | undefined> {
  for (const { tab, column } of await columnsNaming(db, table)) {
    const named = await sql<{ id: number }>`select child.id from ${sql.table(tab)} as child
      where child.${sql.ref(column)} = ${id} and ${isAlive(tab)} and not ${namedThen(tab, column, id, action)}
      limit 1`.execute(db);
    const [row] = named.rows;
    if (row !== undefined) return { table: tab, id: row.id, values: { [column]: id } };
  }
  return undefined;
}

/** The columns of logged tables that name rows of a table. The schema says which: a new one is found by itself. */
async function columnsNaming(
  db: Kysely<Schema>,
  table: string,
): Promise<readonly { readonly tab: string; readonly column: string }[]> {
  const { rows } = await sql<{ tab: string; column: string }>`
    select tab, "column" from ${inWords(({ referencesTo }) => referencesTo(table))} as reference`.execute(
    db,
  );
  return rows.filter(({ tab }) => isLogged(tab));
}

/** Records say themselves whether they were removed; a part is there as long as its record is. */
function isAlive(tab: string) {
  if (isMarkedRemoved(tab)) return sql`child.removed_at is null`;
  const owner = ownerOf(tab);
  if (owner === undefined) return sql`true`;
  return sql`exists (select 1 from ${sql.table(owner.kind)} as owner
    where owner.id = child.${sql.ref(owner.column)} and owner.removed_at is null)`;
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
  return isMarkedRemoved(tab) && tab !== 'batch';
}
