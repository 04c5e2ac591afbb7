import { type Kysely, sql } from 'kysely';
import type { NativePart, PlainValue } from '../../domain/model/native-record.ts';
import { unpackRow } from '../schema/published-row.ts';
import { createdAt, updatedAt } from '../schema/record-times.ts';
import { keyOf, type NativeTable } from '../schema/records/native.ts';
import type { Schema } from '../schema/schema.ts';

type Stored = Readonly<Record<string, PlainValue>>;

/**
 * The rows with these numbers in the form of complete records, in the order of the numbers: one query for the rows, and
 * one for each kind of part.
 */
export async function nativeRecords(
  db: Kysely<Schema>,
  table: NativeTable,
  ids: readonly number[],
): Promise<readonly NativePart[]> {
  if (ids.length === 0) return [];
  const rows = await storedRows(db, table, { column: 'id', ids });
  const whole = await withParts(db, table, rows);
  const byId = new Map(rows.map((row, index) => [Number(row.id), whole[index]]));
  return ids.map((id) => byId.get(id)).filter((row) => row !== undefined);
}

async function storedRows(
  db: Kysely<Schema>,
  { table, hasUid, columns, names }: NativeTable,
  of: { readonly column: string; readonly ids: readonly number[] },
): Promise<readonly Stored[]> {
  if (table === 'publisher_row') return publisherRows(db, of.ids);
  const own = ['id', ...(hasUid ? ['uid', 'created_at', 'updated_at'] : []), ...columns];
  const times = new Map([
    ['created_at', createdAt('t')],
    ['updated_at', updatedAt('t')],
  ]);
  const selected = [
    sql`${sql.ref(`t.${of.column}`)} as of_id`,
    ...own.map(
      (column) => sql`${times.get(column) ?? sql.ref(`t.${column}`)} as ${sql.ref(column)}`,
    ),
    ...Object.entries(names).map(
      ([column, other]) =>
        sql`(select uid from ${sql.table(other)} where id = ${sql.ref(`t.${column}`)}) as ${sql.ref(keyOf(column))}`,
    ),
  ];
  const living = hasUid && of.column !== 'id' ? sql`and t.removed_at is null` : sql``;
  const { rows } = await sql<Stored>`select ${sql.join(selected)} from ${sql.table(table)} as t
    where ${sql.ref(`t.${of.column}`)} in (${sql.join(of.ids)}) ${living} order by t.id`.execute(
    db,
  );
  return rows;
}

/** Publishers' rows, which are known by their incidents. */
async function publisherRows(
  db: Kysely<Schema>,
  incidents: readonly number[],
): Promise<readonly Stored[]> {
  const rows = await db
    .selectFrom('publisher_row')
    .leftJoin('row_header', 'row_header.id', 'header_id')
    .where('incident_id', 'in', incidents)
    .orderBy('incident_id')
    .select(['incident_id as of_id', 'line', 'columns', 'packed'])
    .execute();
  return rows.map(({ columns, packed, ...row }) => ({ ...row, ...unpackRow({ columns, packed }) }));
}

async function withParts(
  db: Kysely<Schema>,
  table: NativeTable,
  rows: readonly Stored[],
): Promise<readonly NativePart[]> {
  const ids = rows.map((row) => Number(row.id));
  const lists: [string, ReadonlyMap<number, readonly NativePart[]>][] = [];
  for (const [name, part] of Object.entries(table.parts)) {
    if (ids.length === 0) continue;
    const stored = await storedRows(db, part, { column: part.parent, ids });
    const whole = await withParts(db, part, stored);
    const byParent = new Map<number, NativePart[]>();
    for (const [index, row] of stored.entries()) {
      const list = byParent.get(Number(row.of_id)) ?? [];
      byParent.set(Number(row.of_id), list);
      const kept = whole[index];
      if (kept !== undefined) list.push(kept);
    }
    lists.push([name, byParent]);
  }
  return rows.map(({ id, of_id: _, ...values }) => ({
    ...values,
    ...Object.fromEntries(
      lists.flatMap(([name, byParent]) => {
        const list = byParent.get(Number(id)) ?? [];
        return list.length === 0 ? [] : [[name, list]];
      }),
    ),
  }));
}
