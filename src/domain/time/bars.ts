import { addDays, type Day, firstOfMonth, laterOf, mondayOf } from './days.ts';
import { lengthOf, type Period } from './period.ts';

/** The unit of one bar of a timeline, the finest first. */
export const BAR_UNITS = ['day', 'week', 'month', 'quarter', 'year'] as const;
export type BarUnit = (typeof BAR_UNITS)[number];

/** The units that a person can choose for a timeline. Quarters are drawn only where months do not fit. */
export const CHOSEN_UNITS = ['hour', 'day', 'week', 'month', 'year'] as const;
export type ChosenUnit = (typeof CHOSEN_UNITS)[number];

/** The days of one bar, both inclusive. */
export type BarDays = { readonly from: Day; readonly until: Day };

type Calendar = {
  /** The first day of a day's unit, and of the next unit. */
  readonly start: (day: Day) => Day;
  readonly next: (start: Day) => Day;
  /** The greatest length of the unit, in days. */
  readonly days: number;
};

const CALENDARS: Readonly<Record<BarUnit, Calendar>> = {
  day: { start: (day) => day, next: (day) => addDays(day, 1), days: 1 },
  week: { start: mondayOf, next: (day) => addDays(day, 7), days: 7 },
  month: months(1, 31),
  quarter: months(3, 92),
  year: months(12, 366),
};

function months(length: number, days: number): Calendar {
  return {
    start: (day) => firstOfMonth(day, -((Number(day.slice(5, 7)) - 1) % length)),
    next: (start) => firstOfMonth(start, length),
    days,
  };
}

/** Bars of one unit; `isCut`: there are earlier ones, for which there is no room. */
type Bars = {
  readonly unit: BarUnit;
  readonly bars: readonly BarDays[];
  readonly isCut: boolean;
};

/**
 * At most `most` bars over a period, oldest first: in the chosen unit, or in the finest that needs no more of them. Weeks begin on
 * Monday; the first and the last bar are clipped to the period. If there are more of the chosen unit, or of years, the last ones.
 */
export function barsFor(period: Period, most: number, chosen: BarUnit | null = null): Bars {
  if (lengthOf(period) === 0 || most < 1) {
    return { unit: chosen ?? 'day', bars: [], isCut: false };
  }
  const unit =
    chosen ?? BAR_UNITS.find((unit) => leastBars(unit, period) <= most && fits(unit)) ?? 'year';
  // One more than there is room for, so that the first of them begins where the unit does.
  const from = laterOf(period.from, addDays(period.until, -(most + 1) * CALENDARS[unit].days));
  const bars = barsOf(unit, { ...period, from }).slice(-most);
  return { unit, bars, isCut: bars[0] !== undefined && bars[0].from > period.from };

  function fits(unit: BarUnit): boolean {
    return barsOf(unit, period).length <= most;
  }
}

// A lower bound, to avoid making thousands of bars only to count them.
function leastBars(unit: BarUnit, period: Period): number {
  return lengthOf(period) / CALENDARS[unit].days;
}

function barsOf(unit: BarUnit, { from, until }: Period): readonly BarDays[] {
  const { start, next } = CALENDARS[unit];
  const bars: BarDays[] = [];
  for (let first = start(from); ; ) {
    const following = next(first);
    // After the last unit of the year 9999 comes one that has no days.
    const isLast = following.length > until.length || following > until;
    bars.push({
      from: first < from ? from : first,
      until: isLast ? until : addDays(following, -1),
    });
    if (isLast) return bars;
    first = following;
  }
}

/** The greatest length of a unit, in days: dates less exact than that are not drawn in its bars. */
export function longestIn(unit: BarUnit): number {
  return CALENDARS[unit].days;
}
