import { daysBetween } from './days.ts';
import { type Clock, dayOf } from './moment.ts';

/**
 * `stale`: imported so long ago that its publisher has published again. `behind`: imported since, but its newest event
 * is more than twice as old as that, so that a newer release is likely there. `unknown`: nobody knows how often its publisher
 * publishes, so that its newest event is all that can be said.
 */
export type Freshness = 'fresh' | 'stale' | 'behind' | 'unknown';

type Dated = {
  readonly newest: string | null;
  readonly lastImport: string | null;
  /** Days after which the publisher has published again; `null`: nobody knows. */
  readonly staleAfterDays: number | null;
};

/** How fresh a dataset is, by the days of the clock's zone. */
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
