/** A day as text: `YYYY-MM-DD`, in the proleptic Gregorian calendar, years 0001 to 9999. */
export type Day = string;

/** The day so many days later (earlier, if negative). */
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

/** Whether the text is a day that the calendar has; before the year 1 came the year 1 BC, and none between them. */
export function isDay(text: string): boolean {
  return (
    /^\d{4}-\d{2}-\d{2}$/.test(text) && text >= '0001' && dayOfNumber(dayNumber(text)) === text
  );
}

/** The same date so many months later (earlier, if negative), or that month's last day where it is shorter. */
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
  // Day 0, 1970-01-01, was a Thursday.
  const weekday = (((dayNumber(day) + 3) % 7) + 7) % 7;
  return addDays(day, -weekday);
}

/** The first day of the month so many months after that of a day or month. */
export function firstOfMonth(month: string, monthsLater: number): Day {
  const { year, month: number } = partsOf(month);
  const months = year * 12 + (number - 1) + monthsLater;
  return toText(Math.floor(months / 12), (months % 12) + 1, 1);
}

/** A day as the number of days since 1970-01-01. After Howard Hinnant's days_from_civil: years that begin in March end with the leap day. */
export function dayNumber(day: Day): number {
  const { year, month, date } = partsOf(day);
  const marchYear = month > 2 ? year : year - 1;
  const era = Math.floor(marchYear / 400);
  const yearOfEra = marchYear - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + date - 1;
  const dayOfEra =
    yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** The day that is so many days after 1970-01-01. */
export function dayOfNumber(number: number): Day {
  const shifted = number + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const date = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  return toText(yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, date);
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

function toText(year: number, month: number, date: number): Day {
  return `${digits(year, 4)}-${digits(month, 2)}-${digits(date, 2)}`;
}

function digits(number: number, length: number): string {
  return String(number).padStart(length, '0');
}
