import type { Kysely } from 'kysely';
import { addDays } from '../domain/days.ts';
import type { Filter } from '../domain/filter.ts';
import { takeDays } from '../domain/filter-days.ts';
import { type GivenDays, type Holdings, type Window, windowOf } from '../domain/period.ts';
import { allOf } from './conditions.ts';
import type { Scope } from './questions.ts';
import type { Schema } from './schema.ts';
import { ALL_DAYS, type Chosen, EVERY_INCIDENT, only, selectionOf } from './selection.ts';
import { incidentTouches, incidentWhere } from './where.ts';

/** The window that a question looks at, the incidents in it that match its filter, and those of the stretch before. */
export async function chosenIn(db: Kysely<Schema>, scope: Scope) {
  const { window, rest } = await windowIn(db, scope);
  const hasTerms = rest.terms.length > 0;
  const hasDays = rest.terms.length < scope.filter.terms.length;
  const isAll = window.since === null && window.until === null;
  const chosen: Chosen = hasTerms
    ? {
        selection: await selectionOf(db, scope.filter, 'complete'),
        // What matches days of the filter touches the window, which is these days.
        days: hasDays || isAll ? ALL_DAYS : window,
      }
    : { ...EVERY_INCIDENT, days: window };
  const earlier = async (days: GivenDays): Promise<Chosen> =>
    hasTerms && hasDays
      ? only(allOf([await incidentWhere(db, rest), incidentTouches(days)]))
      : { ...chosen, days };
  return { window, chosen, earlier };
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
