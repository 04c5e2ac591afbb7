/** A day as text: `YYYY-MM-DD`, in the proleptic Gregorian calendar, years 0001 to 9999. */
export type Day = string;

/** The day `days` later (earlier, if negative). */
export function addDays(day: Day, days: number): Day {
  return dayOfNumber(dayNumber(day) + days);
}

/** How many days the second day lies after the first; the same day is 0. */
export function daysBetween(from: Day, to: Day): number {
  return dayNumber(to) - dayNumber(from);
}

export function laterOf(one: Day, other: Day): Day {
  return daysBetween(one, other) > 0 ? other : one;
}

export function earlierOf(one: Day, other: Day): Day {
  return daysBetween(one, other) > 0 ? one : other;
}

/** Whether the text is a day of the calendar. The year before 1 is 1 BC, so there is no year 0. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || text < '0001') return false;
  const { year, month, date } = partsOf(text);
  return month >= 1 && month <= 12 && date >= 1 && date <= daysIn(year, month);
}

/** How many days a month has. */
function daysIn(year: number, month: number): number {
  if (month !== 2) return [4, 6, 9, 11].includes(month) ? 30 : 31;
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
}

/** The same date `months` later (earlier, if negative), or that month's last day if it is shorter. */
export function addMonths(day: Day, months: number): Day {
  const first = firstOfMonth(day, months);
  const last = partsOf(lastDayOfMonth(first)).date;
  return addDays(first, Math.min(partsOf(day).date, last) - 1);
}

/** The last day of a day's month, or of a month (`2020-02`). */
export function lastDayOfMonth(month: string): Day {
  return addDays(firstOfMonth(month, 1), -1);
}

/** The Monday of this day's week (ISO 8601). */
export function mondayOf(day: Day): Day {
  const daysSinceMonday = (instantOf(day).getUTCDay() + 6) % 7;
  return addDays(day, -daysSinceMonday);
}

/** The first day of the month that is `monthsLater` after the month of a day or month. */
export function firstOfMonth(month: string, monthsLater: number): Day {
  const { year, month: number } = partsOf(month);
  return textOf(midnight(year, number + monthsLater, 1));
}

/** A day as the number of days since 1970-01-01. */
export function dayNumber(day: Day): number {
  return instantOf(day).getTime() / MILLISECONDS;
}

/** The day that is `number` days after 1970-01-01. */
export function dayOfNumber(number: number): Day {
  return textOf(new Date(number * MILLISECONDS));
}

const MILLISECONDS = 86_400_000;

function instantOf(day: Day): Date {
  const { year, month, date } = partsOf(day);
  return midnight(year, month, date);
}

/** A day's first instant in UTC, where every day has the same length; months and dates that overflow are carried over. */
function midnight(year: number, month: number, date: number): Date {
  const instant = new Date(0);
  // Not `Date.UTC`, which takes the years 0 to 99 for 1900 to 1999.
  instant.setUTCFullYear(year, month - 1, date);
  return instant;
}

function partsOf(day: Day): {
  readonly year: number;
  readonly month: number;
  readonly date: number;
} {
  return {
    year: Number(day.slice(0, 4)),
    month: Number(day.slice(5, 7)),
    date: Number(day.slice(8, 10)),
  };
}

function textOf(instant: Date): Day {
  const [year, month, date] = [
    instant.getUTCFullYear(),
    instant.getUTCMonth() + 1,
    instant.getUTCDate(),
  ];
  return `${digits(year, 4)}-${digits(month, 2)}-${digits(date, 2)}`;
}

function digits(number: number, length: number): string {
  return String(number).padStart(length, '0');
}
