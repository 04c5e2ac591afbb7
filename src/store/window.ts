import type { Kysely } from 'kysely';
import { addDays } from '../domain/days.ts';
import type { Filter } from '../domain/filter.ts';
import { takeDays } from '../domain/filter-days.ts';
import {
  type GivenDays,
  type Holdings,
  partsOf,
  stretchBefore,
  type Window,
  windowOf,
} from '../domain/period.ts';
import { count } from './count.ts';
import type { Counted } from './counting.ts';
import type { Scope } from './questions.ts';
import type { Schema } from './schema.ts';
import { selectionOf } from './selection.ts';

/** So many parts has a trend. */
const TREND_PARTS = 8;

/** The window that a question looks at, and what the incidents in it that match its filter come to. */
export async function countedIn(
  db: Kysely<Schema>,
  scope: Scope,
): Promise<{ readonly window: Window; readonly counted: Counted }> {
  const { window, rest } = await windowIn(db, scope);
  const days: GivenDays = { since: window.since, until: window.until };
  const selection = await selectionOf(db, rest);
  const before = stretchBefore(window);
  const starts = partsOf(window.period, TREND_PARTS);
  return { window, counted: count(db, { selection, days, before, starts }) };
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

/** The first and last days of what the database holds. */
export async function holdingsOf(db: Kysely<Schema>, today: string): Promise<Holdings> {
  const tomorrow = addDays(today, 1);
  const incidents = db.selectFrom('incident').where('removed_at', 'is', null).limit(1);
  const begun = incidents.where('occurred_from', '<', tomorrow);
  const oldest = await incidents
    .orderBy('occurred_from')
    .select('occurred_from as day')
    .executeTakeFirst();
  const newest = await begun
    .orderBy('occurred_from', 'desc')
    .select('occurred_from as day')
    .executeTakeFirst();
  const latest = await begun
    .orderBy('occurred_until', 'desc')
    .select('occurred_until as day')
    .executeTakeFirst();
  return { oldest: dayOf(oldest), newest: dayOf(newest), latest: dayOf(latest) };
}

function dayOf(row: { readonly day: string } | undefined): string | null {
  return row?.day.slice(0, 10) ?? null;
}
