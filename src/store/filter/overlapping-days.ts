import { type SqlBool, sql } from 'kysely';
import { addDays } from '../../domain/time/days.ts';
import type { GivenDays } from '../../domain/time/period.ts';
import { inWords } from '../schema/sql-words.ts';
import { allOf, type Holds } from './conditions.ts';

export const ALL_DAYS: GivenDays = { since: null, until: null };

/** Rows of `incident` that overlap the days, without use of the index on their last days. */
export function overlapsInOrder({ since, until }: GivenDays): Holds {
  return allOf([
    ...(since === null
      ? []
      : [
          sql<SqlBool>`${inWords(({ withoutIndex }) => withoutIndex(sql.ref('incident.occurred_until')))} >= ${since}`,
        ]),
    ...(until === null ? [] : [sql<SqlBool>`incident.occurred_from < ${addDays(until, 1)}`]),
  ]);
}
