import { type Kysely, sql } from 'kysely';
import { type RecordRef, recordName } from '../../../domain/model/record.ts';
import { namesOf, partsOf } from '../../schema/records/belonging.ts';
import type { Schema } from '../../schema/schema.ts';
import { usersOf } from '../records/users-of.ts';

type Named = { readonly kind: 'actor' | 'source'; readonly id: number };

/** The actors and sources that a record and its parts name. */
export async function actorsAndSourcesNamed(
  db: Kysely<Schema>,
  { kind, id }: RecordRef,
): Promise<readonly Named[]> {
  const queries = [{ table: kind, column: 'id' }, ...partsOf(kind)].flatMap((of) =>
    namesOf(of.table)
      .filter(({ names }) => names.table === 'actor' || names.table === 'source')
      .filter(({ names }) => names.atPurge === 'refused')
      .map(
        ({ column, names }) => sql`select ${names.table} as kind, ${sql.ref(column)} as id
          from ${sql.table(of.table)} where ${sql.ref(of.column)} = ${id} and ${sql.ref(column)} is not null`,
      ),
  );
  if (queries.length === 0) return [];
  const { rows } = await sql<Named>`${sql.join(queries, sql` union `)} order by kind, id`.execute(
    db,
  );
  return rows;
}

/** Those of them that nothing refers to any more: `S3 (A witness)`. */
export async function orphansAmong(
  db: Kysely<Schema>,
  named: readonly Named[],
): Promise<readonly string[]> {
  const left: string[] = [];
  for (const one of named) {
    if ((await usersOf(db, one.kind, one.id)) > 0) continue;
    const row = await db
      .selectFrom(one.kind)
      .where('id', '=', one.id)
      .select('name')
      .executeTakeFirst();
    if (row !== undefined) left.push(`${recordName(one)} (${row.name})`);
  }
  return left;
}
