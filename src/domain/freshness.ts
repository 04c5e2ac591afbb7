import { daysBetween } from './days.ts';

/**
 * `stale`: imported so long ago that its publisher has published again. `behind`: imported since, but its newest event
 * is more than twice as old as that, so that a newer release is likely there.
 */
export type Freshness = 'fresh' | 'stale' | 'behind';

type Dated = {
  readonly newest: string | null;
  readonly lastImport: string | null;
  /** Days after which the publisher has published again; `null`: nobody knows. */
  readonly staleAfterDays: number | null;
};

/** How fresh a dataset is on a day (`YYYY-MM-DD`). */
export function freshnessOf(
  { newest, lastImport, staleAfterDays }: Dated,
  today: string,
): Freshness {
  if (lastImport === null || staleAfterDays === null) return 'fresh';
  if (daysBetween(lastImport.slice(0, 10), today) > staleAfterDays) return 'stale';
  return newest !== null && daysBetween(newest, today) > 2 * staleAfterDays ? 'behind' : 'fresh';
}
