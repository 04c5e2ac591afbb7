import { type Kysely, sql } from 'kysely';
import type { Change, Row } from '../../../domain/model/change.ts';
import { ownerOf } from '../../schema/records/belonging.ts';
import type { Schema } from '../../schema/schema.ts';
import { inWords } from '../../schema/sql-words.ts';

/** A row of a record's own table. */
type RecordRow = Pick<Row, 'table' | 'id'>;

/** Finds the record that a row of a change belongs to: of a figure, the incident of its report. */
export async function recordsOf(
  db: Kysely<Schema>,
  change: Change,
): Promise<(row: RecordRow) => RecordRow> {
  const rows = [...change.added, ...change.updated.map(([, after]) => after), ...change.removed];
  const owners = new Map<string, RecordRow>();
  for (const row of rows) {
    const owner = ownerOf(row.table);
    if (owner === undefined) continue;
    const id = Number(row.values[owner.column]);
    owners.set(keyOf(row), { table: owner.names.table, id });
  }
  const unread = [...owners.values()].filter((owner) => !owners.has(keyOf(owner)));
  for (const [table, some] of Map.groupBy(unread, (row) => row.table)) {
    const owner = ownerOf(table);
    if (owner === undefined) continue;
    const ids = some.map(({ id }) => id);
    const found = await sql<{ id: number; of: number }>`
      select id, ${sql.ref(owner.column)} as "of" from ${sql.table(table)}
      where id ${inWords(({ isOneOf }) => isOneOf(ids))}`.execute(db);
    for (const { id, of } of found.rows) {
      owners.set(keyOf({ table, id }), { table: owner.names.table, id: of });
    }
  }
  const recordOf = (row: RecordRow): RecordRow => {
    const owner = owners.get(keyOf(row));
    return owner === undefined ? row : recordOf(owner);
  };
  return recordOf;
}

function keyOf({ table, id }: RecordRow): string {
  return `${table} ${id}`;
}
