import { isDay } from '../domain/days.ts';

/** Which comes first in a date of three numbers. */
export type DateOrder = 'dmy' | 'mdy';

/** Publishers have served years such as 0025; nothing that is imported here is older than this. */
const OLDEST = '1900-01-01';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** What a text says of a day. `unclear`: day and month, or month and day; only the file as a whole can tell. */
export type DayReading =
  | { readonly is: 'day'; readonly day: string }
  | { readonly is: 'unclear'; readonly dmy: string; readonly mdy: string }
  | { readonly is: 'none' };

const NONE: DayReading = { is: 'none' };

/**
 * Reads a calendar day in the ways that publishers write it; what follows it as a time of day is left out, since none
 * of them says in which zone it is. Never goes through an instant, so that no day moves. Two-digit years are of
 * 1969 to 2068 (POSIX strptime).
 */
export function readDay(text: string): DayReading {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]\d{2}:\d{2}.*)?$/.exec(text);
  if (iso !== null) return dayOf(iso[1], iso[2], iso[3]);
  const compact = /^(\d{4})(\d{2})(\d{2})(?:\.0+)?$/.exec(text);
  if (compact !== null) return dayOf(compact[1], compact[2], compact[3]);
  const yearFirst = /^(\d{4})[/.](\d{1,2})[/.](\d{1,2})$/.exec(text);
  if (yearFirst !== null) return dayOf(yearFirst[1], yearFirst[2], yearFirst[3]);
  const numbers = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})(?:[T ]\d{1,2}:\d{2}.*)?$/.exec(text);
  if (numbers !== null) return numbered(numbers[1], numbers[2], numbers[3]);
  return named(text);
}

/** The day in an order that is known; `null` where there is none. */
export function inOrder(reading: DayReading, order: DateOrder): string | null {
  if (reading.is === 'day') return reading.day;
  return reading.is === 'unclear' ? reading[order] : null;
}

function numbered(first = '', second = '', year = ''): DayReading {
  const dmy = dayOf(year, second, first);
  const mdy = dayOf(year, first, second);
  if (dmy.is !== 'day') return mdy;
  if (mdy.is !== 'day' || mdy.day === dmy.day) return dmy;
  return { is: 'unclear', dmy: dmy.day, mdy: mdy.day };
}

/** `25 May 2018`, `25-May-18`, `May 25, 2018`. */
function named(text: string): DayReading {
  const dayFirst = /^(\d{1,2})(?:st|nd|rd|th)?[ -]+([a-z]{3,9})\.?,?[ -]+(\d{4}|\d{2})$/i.exec(
    text,
  );
  if (dayFirst !== null) return dayOf(dayFirst[3], monthOf(dayFirst[2]), dayFirst[1]);
  const monthFirst = /^([a-z]{3,9})\.? +(\d{1,2})(?:st|nd|rd|th)?,? +(\d{4})$/i.exec(text);
  if (monthFirst !== null) return dayOf(monthFirst[3], monthOf(monthFirst[1]), monthFirst[2]);
  return NONE;
}

/** The number of a month by its English name or the first letters of it; the empty text for no month. */
export function monthOf(name = ''): string {
  const index = MONTHS.indexOf(name.slice(0, 3).toLowerCase());
  return index < 0 ? '' : `${index + 1}`;
}

function dayOf(year = '', month = '', day = ''): DayReading {
  const whole = year.length === 2 ? `${Number(year) < 69 ? 20 : 19}${year}` : year;
  const text = `${whole}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isDay(text) && text >= OLDEST ? { is: 'day', day: text } : NONE;
}
