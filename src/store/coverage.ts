import { type Kysely, sql } from 'kysely';
import type { DaySpan } from './rows-comparison.ts';
import type { Schema } from './schema.ts';

/**
 * The days that each dataset covers: from its first incident to its last. What was entered here is a dataset of its
 * own.
 */
export async function coverageOf(db: Kysely<Schema>): Promise<readonly DaySpan[]> {
  return db
    .selectFrom('incident')
    .where('removed_at', 'is', null)
    .groupBy('dataset')
    .select([
      sql<string>`substr(min(occurred_from), 1, 10)`.as('from'),
      sql<string>`substr(max(occurred_until), 1, 10)`.as('until'),
    ])
    .execute();
}
