import { type BarDays, longestIn } from './bars.ts';
import { addDays, type Day, daysBetween, lastDayOfMonth, mondayOf } from './days.ts';

/** A unit by which incidents can be counted; weeks are those of ISO 8601. */
export type CalendarUnit = 'day' | 'week' | 'month' | 'year';

/** The name of the unit in which a day lies: `2020-05-12`, `2020-W20`, `2020-05`, `2020`. */
export function unitName(unit: CalendarUnit, day: Day): string {
  switch (unit) {
    case 'day':
      return day;
    case 'week':
      return weekName(day);
    case 'month':
      return day.slice(0, 7);
    case 'year':
      return day.slice(0, 4);
  }
}

/** A week belongs to the year of its Thursday, which has most of its days. */
function weekName(day: Day): string {
  const thursday = addDays(mondayOf(day), 3);
  const year = thursday.slice(0, 4);
  const week = Math.floor(daysBetween(`${year}-01-01`, thursday) / 7) + 1;
  return `${year}-W${String(week).padStart(2, '0')}`;
}

/**
 * The name of the unit in which something happened; `null` if its date is not known that exactly. What lasted several known days
 * belongs to the unit of its first day, as in the timeline. What is dated less exactly belongs to a unit only if all its possible days
 * lie in it. `within` is the length in days of the shortest unit to which the date is known, 0 if longer than a year.
 */
export function unitOfDate(
  unit: CalendarUnit,
  { first, last, within }: { readonly first: Day; readonly last: Day; readonly within: number },
): string | null {
  const name = unitName(unit, first);
  if (within === 1) return name;
  const isExact = within > 0 && within <= longestIn(unit) && unitName(unit, last) === name;
  return isExact ? name : null;
}

/** The days of the unit with a name, both inclusive. */
export function daysOfUnit(unit: CalendarUnit, name: string): BarDays {
  switch (unit) {
    case 'day':
      return { from: name, until: name };
    case 'week': {
      // The fourth of January is always in the first week.
      const first = mondayOf(`${name.slice(0, 4)}-01-04`);
      const from = addDays(first, 7 * (Number(name.slice(6)) - 1));
      return { from, until: addDays(from, 6) };
    }
    case 'month':
      return { from: `${name}-01`, until: lastDayOfMonth(name) };
    case 'year':
      return { from: `${name}-01-01`, until: `${name}-12-31` };
  }
}
