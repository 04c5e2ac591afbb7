import { daysBetween } from './days.ts';
import { type Clock, dayOf } from './moment.ts';

/**
 * `stale`: imported so long ago that its publisher has published again. `behind`: imported since, but its newest event
 * is more than twice as old as the publisher's interval, so that a newer release is likely to exist. `unknown`: the
 * publisher's interval is unknown, so that only the newest event can be stated.
 */
export type Freshness = 'fresh' | 'stale' | 'behind' | 'unknown';

type Dated = {
  readonly newest: string | null;
  readonly lastImport: string | null;
  /** Days between releases of the publisher; `null`: unknown. */
  readonly staleAfterDays: number | null;
};

/** How fresh a dataset is, by days in the clock's time zone. */
export function freshnessOf(
  { newest, lastImport, staleAfterDays }: Dated,
  { now, zone }: Clock,
): Freshness {
  if (staleAfterDays === null) return 'unknown';
  if (lastImport === null) return 'fresh';
  const today = dayOf(now, zone);
  if (daysBetween(dayOf(lastImport, zone), today) > staleAfterDays) return 'stale';
  return newest !== null && daysBetween(newest, today) > 2 * staleAfterDays ? 'behind' : 'fresh';
}
