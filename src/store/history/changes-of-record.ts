import { type Expression, expressionBuilder, type RawBuilder, type SqlBool, sql } from 'kysely';
import type { RecordRef } from '../../domain/model/record.ts';
import { loggedPartsOf } from '../schema/records/belonging.ts';
import type { Schema } from '../schema/schema.ts';
import { inWords } from '../schema/sql-words.ts';

const change = expressionBuilder<Schema, 'change'>();

/** Whether a line of the change log is about a record or a part of it, even one that was deleted. */
export function isChangeOf({ kind, id }: RecordRef): Expression<SqlBool> {
  const parts = loggedPartsOf(kind);
  return change.or([
    change.and([change('change.tab', '=', kind), change('change.row_id', '=', id)]),
    ...[...Map.groupBy(parts, ({ column }) => column)].map(([column, some]) =>
      change.and([
        change(
          'change.tab',
          'in',
          some.map(({ table }) => table),
        ),
        change(loggedNumber(column), '=', id),
      ]),
    ),
    ...parts.flatMap((part) =>
      loggedPartsOf(part.table).map((inner) =>
        change.and([
          change('change.tab', '=', inner.table),
          sql<boolean>`${loggedNumber(inner.column)} in
            (select id from ${sql.table(part.table)} where ${sql.ref(part.column)} = ${id})`,
        ]),
      ),
    ),
  ]);
}

/**
 * The number that a line of the change log has in a column, after the change or else before it: deleted parts, and what no longer
 * names a record, are known only from such lines.
 */
export function loggedNumber(column: string): RawBuilder<number | null> {
  return inWords(
    ({ numberAt }) =>
      sql<
        number | null
      >`coalesce(${numberAt(sql`change.after`, column)}, ${numberAt(sql`change.before`, column)})`,
  );
}
