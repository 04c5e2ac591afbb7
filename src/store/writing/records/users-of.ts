import { type Kysely, sql } from 'kysely';
import type { Schema } from '../../schema/schema.ts';

/** How many living records name this actor or source, those of removed incidents included. */
export async function usersOf(
  db: Kysely<Schema>,
  kind: 'actor' | 'source',
  id: number,
): Promise<number> {
  const { rows } = await (kind === 'actor' ? actorUsers(id) : sourceUsers(id)).execute(db);
  return rows[0]?.users ?? 0;
}

const actorUsers = (id: number) => sql<{ users: number }>`select
  (select count(*) from attribution where actor_id = ${id} and removed_at is null) +
  (select count(*) from estimate where actor_id = ${id} and removed_at is null) +
  (select count(*) from actor where merged_into = ${id} and removed_at is null) +
  (select count(*) from quote_actor join quote on quote.id = quote_id
    where actor_id = ${id} and quote.removed_at is null) as users`;

const sourceUsers = (id: number) => sql<{ users: number }>`select
  (select count(*) from report where source_id = ${id} and removed_at is null) +
  (select count(*) from attribution where source_id = ${id} and removed_at is null) +
  (select count(*) from quote where source_id = ${id} and removed_at is null) +
  (select count(*) from estimate where source_id = ${id} and removed_at is null) +
  (select count(*) from source where origin_id = ${id} and removed_at is null) as users`;
