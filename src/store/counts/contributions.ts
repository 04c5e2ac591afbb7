import { type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely';
import { dayNumber } from '../../domain/time/days.ts';
import type { GivenDays } from '../../domain/time/period.ts';
import { ALWAYS, allOf, anyOf, type Holds, not } from '../filter/conditions.ts';
import type { Schema } from '../schema/schema.ts';
import { TALLIED, type Tallied } from '../schema/schema-counts.ts';
import { inWords } from '../schema/sql-words.ts';
import type { DaySums } from './totals.ts';

// Conditions are of rows of `contribution`, under the name `c`.

/** Contributions whose incidents overlap the days. */
export function overlaps({ since, until }: GivenDays): Holds {
  const day = inWords(({ withoutIndex }) => withoutIndex(sql.ref('c.day')));
  return allOf([
    ...(since === null ? [] : [sql<SqlBool>`c.last_day >= ${dayNumber(since)}`]),
    ...(until === null ? [] : [sql<SqlBool>`${day} <= ${dayNumber(until)}`]),
  ]);
}

/** The same, found by an index over first days: what lasts into the days did not begin longer ago than the longest lasts. */
export function overlapsByDay(days: GivenDays): Holds {
  const { since, until } = days;
  return allOf([
    overlaps(days),
    ...(since === null
      ? []
      : [
          sql<SqlBool>`c.day >= ${dayNumber(since)} - (select coalesce(max(last_day - day), 0)
            from contribution where last_day > day)`,
        ]),
    ...(until === null ? [] : [sql<SqlBool>`c.day <= ${dayNumber(until)}`]),
  ]);
}

/** Of those that overlap the days, the contributions that count in them: the rule of `overlapOf`. */
export function liesIn({ since, until }: GivenDays): Holds {
  if (since === null && until === null) return ALWAYS;
  const isInside = allOf([
    ...(since === null ? [] : [sql<SqlBool>`c.day >= ${dayNumber(since)}`]),
    ...(until === null ? [] : [sql<SqlBool>`c.last_day <= ${dayNumber(until)}`]),
  ]);
  return anyOf([sql<SqlBool>`c.within = 1`, isInside]);
}

/** A sum as a whole number, 0 over no rows. */
export function sum(
  of: RawBuilder<unknown>,
  filter: RawBuilder<unknown> = sql``,
): RawBuilder<number> {
  return sql<number>`cast(coalesce(sum(${of}) ${filter}, 0) as integer)`;
}

/** Adds up the contributions that count; discounted incidents are named wherever they overlap the days. */
export async function sumDays(db: Kysely<Schema>, where: Holds, counts: Holds): Promise<DaySums> {
  const sums = TALLIED.map((column) => sql`${sum(sql.ref(`c.${column}`))} as ${sql.ref(column)}`);
  const of = (part: number, holds: Holds) => sql`select ${sql.lit(part)} as part, ${sql.join(sums)}
    from contribution as c where ${allOf([where, holds])}`;
  // Each part has its own condition, since one in every sum would be tested for every column.
  const parts = counts === ALWAYS ? [of(1, ALWAYS)] : [of(1, counts), of(2, not(counts))];
  const { rows } = await sql<{ readonly [C in Tallied]: number }>`
    ${sql.join(parts, sql` union all `)} order by part`.execute(db);
  const [counted, others] = rows;
  if (counted === undefined) throw new Error('A sum without "group by" has no row.');
  return {
    ...counted,
    mayBe: others?.incidents ?? 0,
    discounted: counted.discounted + (others?.discounted ?? 0),
    discounted_killed: counted.discounted_killed + (others?.discounted_killed ?? 0),
    discounted_unknown: counted.discounted_unknown + (others?.discounted_unknown ?? 0),
  };
}
