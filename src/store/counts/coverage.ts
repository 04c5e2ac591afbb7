import { type Kysely, sql } from 'kysely';
import type { Filter } from '../../domain/filter/filter.ts';
import type { DaySpan } from '../../domain/time/milestone-spans.ts';
import { incidentWhere } from '../filter/where.ts';
import type { Schema } from '../schema/schema.ts';

/**
 * The days that each dataset covers: from its first incident to its last. What was entered here is a dataset of its
 * own. Of a filter, only what it says of datasets counts: a rare actor does not make days uncovered.
 */
export async function coverageOf(db: Kysely<Schema>, filter: Filter): Promise<readonly DaySpan[]> {
  const terms = filter.terms.filter(({ condition }) => condition.key === 'dataset');
  return db
    .selectFrom('incident')
    .where(await incidentWhere(db, { ...filter, terms }))
    .groupBy('dataset')
    .select([
      sql<string>`substr(min(occurred_from), 1, 10)`.as('from'),
      sql<string>`substr(max(occurred_until), 1, 10)`.as('until'),
    ])
    .execute();
}
