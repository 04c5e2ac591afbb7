import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Filter } from '../../domain/filter/filter.ts';
import { takeDays } from '../../domain/filter/filter.ts';
import { addDays, type Day } from '../../domain/time/days.ts';
import {
  type GivenDays,
  type Holdings,
  partsOf,
  periodBefore,
  type Window,
  windowOf,
} from '../../domain/time/period.ts';
import { presentIncident } from '../filter/merged-incidents.ts';
import { type Selection, selectionOf } from '../filter/selection.ts';
import type { Scope } from '../port/questions.ts';
import { cacheLastUntilWrite } from '../schema/cache-until-write.ts';
import type { Schema } from '../schema/schema.ts';
import { count } from './count.ts';
import type { Counted, Counting } from './totals.ts';

/** How many parts a trend has. */
const TREND_PARTS = 8;

/** The window that a question looks at, and the counts of the incidents in it that match its filter. */
export async function countedIn(
  db: Kysely<Schema>,
  scope: Scope,
): Promise<{
  readonly window: Window;
  readonly selection: Selection;
  readonly counting: Counting;
  readonly counted: Counted;
}> {
  const { window, rest } = await windowIn(db, scope);
  const days: GivenDays = { since: window.since, until: window.until };
  const selection = await selectionOf(db, rest);
  const before = periodBefore(window);
  const starts = partsOf(window.period, TREND_PARTS);
  const counting: Counting = { selection, days, before, starts };
  return { window, selection, counting, counted: count(db, counting) };
}

/** The window that a question looks at, and what its filter asks besides. */
export async function windowIn(
  db: Kysely<Schema>,
  { filter, window, today }: Scope,
): Promise<{ readonly window: Window; readonly rest: Filter }> {
  const { given, rest } = takeDays(filter);
  const holdings = await holdingsOf(db, today);
  return { window: windowOf(window, given, { today, holdings }), rest };
}

/**
 * The first and last days of what the database holds, of whatever kind: on these days there is something to see. Cached until
 * somebody writes, since every panel asks.
 */
export const holdingsOf = cacheLastUntilWrite((today: Day) => today, readHoldings);

async function readHoldings(db: Kysely<Schema>, today: Day): Promise<Holdings> {
  const tomorrow = addDays(today, 1);
  const published = sql`select published_on from report
    where removed_at is null and published_on is not null and published_on < ${tomorrow}
      and exists (select 1 from incident where incident.id = ${presentIncident('report.incident_id')} and incident.removed_at is null)
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
  return sql`(select substr(${sql.raw(which)}(day), 1, 10) from (${all}) as given)`;
}
