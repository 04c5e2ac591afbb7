import { type Kysely, type RawBuilder, sql } from 'kysely';
import { addDays } from '../../domain/time/days.ts';
import type { Holdings } from '../../domain/time/period.ts';
import type { Schema } from '../schema/schema.ts';

/** The first and last days of what the database holds, of whatever kind: on these days there is something to see. */
export async function holdingsOf(db: Kysely<Schema>, today: string): Promise<Holdings> {
  const tomorrow = addDays(today, 1);
  const published = sql`select published_on from report
    where removed_at is null and published_on is not null and published_on < ${tomorrow}
      and exists (select 1 from incident where incident.id = incident_id and incident.removed_at is null)
    order by published_on desc limit 1`;
  const oldest = [
    sql`select occurred_from from incident where removed_at is null order by occurred_from limit 1`,
    sql`select said_from from quote where removed_at is null order by said_from limit 1`,
  ];
  const newest = [
    sql`select occurred_from from incident where removed_at is null and occurred_from < ${tomorrow}
      order by occurred_from desc limit 1`,
    sql`select said_from from quote where removed_at is null and said_from < ${tomorrow}
      order by said_from desc limit 1`,
    published,
  ];
  const latest = [
    sql`select occurred_until from incident where removed_at is null and occurred_from < ${tomorrow}
      order by occurred_until desc limit 1`,
    sql`select said_until from quote where removed_at is null and said_from < ${tomorrow}
      order by said_until desc limit 1`,
    published,
  ];
  const { rows } = await sql<Holdings>`select ${dayOf('min', oldest)} as oldest,
    ${dayOf('max', newest)} as newest, ${dayOf('max', latest)} as latest`.execute(db);
  return rows[0] ?? { oldest: null, newest: null, latest: null };
}

/** The first or last day of several that may be none. */
function dayOf(which: 'min' | 'max', days: readonly RawBuilder<unknown>[]): RawBuilder<unknown> {
  const all = sql.join(
    days.map((day) => sql`select (${day}) as day`),
    sql` union all `,
  );
  return sql`(select substr(${sql.raw(which)}(day), 1, 10) from (${all}))`;
}
