import type { Precision } from './moment.ts';

/** Whether something happened in a period, may have, or did not. */
export type Overlap = 'in' | 'maybe' | 'out';

/** The precisions with known days: what lasted several known days belongs to each of them. */
export const KNOWN_DAYS = ['time', 'day', 'days'] as const satisfies readonly Precision[];

/** Whether the days are known, not merely the week, month or year. */
export function areDaysKnown(precision: Precision): boolean {
  return KNOWN_DAYS.some((known) => known === precision);
}

/**
 * The rule of every count: a period contains what surely lies in it. What lasted several known days lies in each period
 * that it overlaps; what is dated less exactly lies in a period only if all its possible days do, and otherwise may lie
 * in it. Days are texts (`YYYY-MM-DD`) or numbers, both ends inclusive.
 */
export function overlapOf<Day extends string | number>(
  happened: { readonly first: Day; readonly last: Day; readonly areKnown: boolean },
  { from, until }: { readonly from: Day; readonly until: Day },
): Overlap {
  const { first, last, areKnown } = happened;
  if (first > until || last < from) return 'out';
  return areKnown || (first >= from && last <= until) ? 'in' : 'maybe';
}
