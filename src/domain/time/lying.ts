import type { Precision } from './moment.ts';

/** Whether something happened in a span of days, may have, or did not. */
export type Lying = 'in' | 'maybe' | 'out';

/** The precisions of days that are known: each of several days then belongs to what lasted through them. */
export const KNOWN_DAYS = ['time', 'day', 'days'] as const satisfies readonly Precision[];

/** Whether the days are known, and not merely the week, month or year in which the day lies. */
export function areDaysKnown(precision: Precision): boolean {
  return KNOWN_DAYS.some((known) => known === precision);
}

/**
 * The rule of every count: in a span lies what surely does. What lasted through several known days lies in each span that it
 * touches; what is dated less exactly only where all its possible days do, and else it may lie there. Days are texts
 * (`YYYY-MM-DD`) or numbers, both ends inclusive.
 */
export function lying<Day extends string | number>(
  happened: { readonly first: Day; readonly last: Day; readonly areKnown: boolean },
  { from, until }: { readonly from: Day; readonly until: Day },
): Lying {
  const { first, last, areKnown } = happened;
  if (first > until || last < from) return 'out';
  return areKnown || (first >= from && last <= until) ? 'in' : 'maybe';
}
