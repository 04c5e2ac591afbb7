import { addDays, type Day, daysBetween, earlierOf, laterOf } from './days.ts';
import { AFTER_ALL, type CountUnit, type DayRun, startOfUnit } from './whole-units.ts';

/**
 * The time windows that a person can choose from; `days` count back from the window's last day, inclusive. The last 24
 * hours overlap two days, and most reports carry a day and no time.
 */
export const WINDOWS = [
  { name: '24 h', days: 2 },
  { name: '7 d', days: 7 },
  { name: '30 d', days: 30 },
  { name: '90 d', days: 90 },
  { name: '1 y', days: 365 },
  { name: 'all', days: null },
] as const;
export type WindowName = (typeof WINDOWS)[number]['name'];

/** The chosen window: a length back from its end, everything, or two given days (both inclusive). */
export type WindowChoice =
  | { readonly kind: 'last'; readonly name: WindowName }
  | { readonly kind: 'between'; readonly from: string; readonly until: string };

/**
 * A window with its two days resolved, both inclusive, `YYYY-MM-DD`. `end` says what it ends at: now, the newest record
 * that is not in the future (a historical database), or a given day.
 */
export type Period = {
  readonly from: string;
  readonly until: string;
  readonly end: 'now' | 'newest' | 'given';
};

/** The dates of what a database holds, as far as windows need them; `null` if it holds nothing of the kind. */
export type Holdings = {
  /** First possible day of the oldest incident or quote. */
  readonly oldest: Day | null;
  /** The day of the newest incident, quote or report that is not in the future; the first possible one. */
  readonly newest: Day | null;
  /** The last day that any of these which has begun may have lasted until. */
  readonly latest: Day | null;
};

/** The days that `since:` and `until:` of a filter give. */
export type GivenDays = { readonly since: Day | null; readonly until: Day | null };

/** Whether no day is excluded. */
export function isAllTime({ since, until }: GivenDays): boolean {
  return since === null && until === null;
}

/** Given days as a half-open range. */
export function runOf({ since, until }: GivenDays): DayRun {
  return { from: since ?? '', before: until === null ? AFTER_ALL : addDays(until, 1) };
}

/** A resolved window: its two days, and the bounds for counting (inclusive); `null` is no bound. */
export type Window = { readonly period: Period } & GivenDays;

/** The effective window: the days of the filter, or else the chosen one. */
export function windowOf(
  choice: WindowChoice,
  given: GivenDays,
  now: { readonly today: Day; readonly holdings: Holdings },
): Window {
  if (given.since !== null || given.until !== null) {
    return { period: givenPeriod(given, now), ...given };
  }
  const period = windowPeriod(choice, now.today, now.holdings);
  if (choice.kind === 'last' && choice.name === 'all') return { period, since: null, until: null };
  return { period, since: period.from, until: period.until };
}

/**
 * The two days of a window. It ends today if it then contains a record of any kind, and otherwise at the newest record
 * that is not in the future; `all` goes from the oldest to the newest.
 */
export function windowPeriod(choice: WindowChoice, today: Day, holdings: Holdings): Period {
  if (choice.kind === 'between') return { from: choice.from, until: choice.until, end: 'given' };
  const days = WINDOWS.find(({ name }) => name === choice.name)?.days ?? null;
  const { newest, latest } = holdings;
  if (newest === null) return { from: addDays(today, 1 - (days ?? 1)), until: today, end: 'now' };
  if (days === null) return { from: holdings.oldest ?? newest, ...endAtNewest(newest, today) };
  const from = addDays(today, 1 - days);
  if (latest !== null && latest >= from) return { from, until: today, end: 'now' };
  return { from: addDays(newest, 1 - days), until: newest, end: 'newest' };
}

function givenPeriod(
  { since, until }: GivenDays,
  { today, holdings }: { readonly today: Day; readonly holdings: Holdings },
): Period {
  if (until !== null) {
    return { from: since ?? earlierOf(holdings.oldest ?? until, until), until, end: 'given' };
  }
  const from = since ?? today;
  const newest = holdings.newest ?? today;
  return { from, ...endAtNewest(laterOf(newest, from), today) };
}

function endAtNewest(newest: Day, today: Day): Pick<Period, 'until' | 'end'> {
  return { until: newest, end: newest === today ? 'now' : 'newest' };
}

/** The number of days in a period, both ends included; 0 if it ends before it begins. */
export function lengthOf({ from, until }: Pick<Period, 'from' | 'until'>): number {
  return Math.max(0, daysBetween(from, until) + 1);
}

/** The period of the same length right before a window; `null` if the window has no start. */
export function periodBefore({ period, since }: Window): GivenDays | null {
  if (since === null || lengthOf(period) === 0) return null;
  return { since: addDays(period.from, -lengthOf(period)), until: addDays(period.from, -1) };
}

/**
 * The first days of `parts` equal parts of a period; if it is shorter than that, the first parts are empty. Long parts
 * begin with a third of a month, or with a quarter, since rollups exist for these; that moves no part by more than an
 * eighth of its length.
 */
export function partsOf(period: Period, parts: number): readonly Day[] {
  const days = lengthOf(period);
  const unit = unitOfParts(days / parts);
  return Array.from({ length: parts }, (_, part) => {
    const start = addDays(period.from, Math.floor((part * days) / parts));
    return part === 0 || unit === null ? start : startOfUnit(unit, start);
  });
}

function unitOfParts(days: number): CountUnit | null {
  if (days >= 2 * 365) return 'quarter';
  return days >= 45 ? 'third' : null;
}
