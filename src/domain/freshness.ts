import { daysBetween } from './days.ts';

/** Whether a dataset was imported so long ago that its publisher has published again; days are `YYYY-MM-DD`. */
export function isStale(
  lastImport: string | null,
  staleAfterDays: number | null,
  today: string,
): boolean {
  if (lastImport === null || staleAfterDays === null) return false;
  return daysBetween(lastImport.slice(0, 10), today) > staleAfterDays;
}
