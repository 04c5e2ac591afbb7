import { type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely';
import { isGoneIn, isMarkedRemoved, namersOf, ownerOf } from '../../schema/records/belonging.ts';
import type { Schema } from '../../schema/schema.ts';

/** How many rows refer to this actor or source, without removed records; or `all` of them. */
export async function usersOf(
  db: Kysely<Schema>,
  kind: 'actor' | 'source',
  id: number,
  which: 'living' | 'all' = 'living',
): Promise<number> {
  const counts = namersOf(kind)
    .filter(({ names }) => names.atPurge === 'refused')
    .map(
      ({ table, column }) => sql`(select count(*) from ${sql.table(table)} as namer
        where namer.${sql.ref(column)} = ${id} and ${which === 'all' ? sql`true` : isNotRemoved(table, 'namer')})`,
    );
  const { rows } = await sql<{
    users: number;
  }>`select ${sql.join(counts, sql` + `)} as users`.execute(db);
  return rows[0]?.users ?? 0;
}

/** Whether a row (of a table with this alias) is not removed: its own mark says so, or that of the record it is a part of. */
export function isNotRemoved(table: string, alias: string): RawBuilder<SqlBool> {
  if (isMarkedRemoved(table)) return sql`not ${isGoneIn(table, alias)}`;
  const owner = ownerOf(table);
  if (owner === undefined) return sql`true`;
  return sql`exists (select 1 from ${sql.table(owner.names.table)} as owner
    where owner.id = ${sql.ref(`${alias}.${owner.column}`)} and not ${isGoneIn(owner.names.table, 'owner')})`;
}
