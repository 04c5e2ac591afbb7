import type { Figure } from '../model/figure.ts';
import { excludeEachOther, isReported } from '../model/figure-range.ts';
import { daysBetween } from '../time/days.ts';
import type { Moment } from '../time/moment.ts';

/** Estimates further apart in time than this may both be right. */
const SAME_TIME_DAYS = 365;

type Estimated = { readonly figure: Figure; readonly asOf: Moment | null };

/**
 * Whether two estimates of one actor and measure cannot both be right: their ranges do not overlap, and they are as of
 * about the same time (within a year, or undated).
 */
export function estimatesExclude(one: Estimated, other: Estimated): boolean {
  if (!isReported(one.figure) || !isReported(other.figure)) return false;
  return excludeEachOther(one.figure, other.figure) && isSameTime(one.asOf, other.asOf);
}

function isSameTime(one: Moment | null, other: Moment | null): boolean {
  if (one === null || other === null) return true;
  const [a, b] = [one, other].toSorted((x, y) => (x.from < y.from ? -1 : 1));
  if (a === undefined || b === undefined) return true;
  return daysBetween(a.until.slice(0, 10), b.from.slice(0, 10)) <= SAME_TIME_DAYS;
}
