import { isDay } from '../../domain/time/days.ts';
import { remembering } from '../../text/remember.ts';
import { monthNamed } from './month-names.ts';

/** The order of day and month in a numeric date. */
export type DateOrder = 'dmy' | 'mdy';

/** Publishers have produced years such as 0025; nothing older than this is imported. */
const OLDEST = '1900-01-01';

/** A text read as a day. `unclear`: day-first or month-first; only the file as a whole can tell. */
export type DayReading =
  | { readonly is: 'day'; readonly day: string }
  | { readonly is: 'unclear'; readonly dmy: string; readonly mdy: string }
  | { readonly is: 'none' };

/** The last day that a two-digit year may mean: with this limit, a date determines its form but not its century. */
export const ANY_CENTURY = '2068-12-31';

const NONE: DayReading = { is: 'none' };

/**
 * Reads a calendar day in publishers' notations; a following time of day is ignored, since none of them gives its zone.
 * Never converts to an instant, so that no day shifts. The century of a two-digit year depends on the present day: see
 * `readReportedDay`.
 */
export const readDay: (text: string) => DayReading = remembering((text) => read(text, null));

/**
 * The same for what was reported by `today`: of the two centuries that POSIX (strptime: 1969 to 2068) allows for two
 * digits, one that would put the day in the future is excluded, since what is reported has happened.
 */
export function readReportedDay(text: string, today: string): DayReading {
  return read(text, today);
}

/** A year of one, two or four digits in four digits, by the same rule; `null` if it is not a year. */
export function readReportedYear(text: string, today: string): string | null {
  const digits = /^(\d{4}|\d{1,2})(?:\.0+)?$/.exec(text)?.[1];
  if (digits === undefined) return null;
  return yearsOf(digits, today).find((year) => year <= today.slice(0, 4)) ?? digits;
}

/** The day in a known order; `null` if there is none. */
export function inOrder(reading: DayReading, order: DateOrder | undefined): string | null {
  if (reading.is === 'day') return reading.day;
  return reading.is === 'unclear' && order !== undefined ? reading[order] : null;
}

/** The number of a month by its name or an abbreviation; empty if unknown. */
export function monthOf(name = ''): string {
  return `${monthNamed(name) ?? ''}`;
}

function read(text: string, today: string | null): DayReading {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]\d{2}:\d{2}.*)?$/.exec(text);
  if (iso !== null) return dayOf(iso[1], iso[2], iso[3], today);
  const compact = /^(\d{4})(\d{2})(\d{2})(?:\.0+)?$/.exec(text);
  if (compact !== null) return dayOf(compact[1], compact[2], compact[3], today);
  const yearFirst = /^(\d{4})[/.](\d{1,2})[/.](\d{1,2})$/.exec(text);
  if (yearFirst !== null) return dayOf(yearFirst[1], yearFirst[2], yearFirst[3], today);
  const numbers = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})(?:[T ]\d{1,2}:\d{2}.*)?$/.exec(text);
  if (numbers === null) return named(text, today);
  const [, first, second, year] = numbers;
  return numbered(dayOf(year, second, first, today), dayOf(year, first, second, today));
}

function numbered(dmy: DayReading, mdy: DayReading): DayReading {
  if (dmy.is !== 'day') return mdy;
  if (mdy.is !== 'day' || mdy.day === dmy.day) return dmy;
  return { is: 'unclear', dmy: dmy.day, mdy: mdy.day };
}

/** `25 May 2018`, `25-May-18`, `3 de febrero de 2024`, `1er mars 2024`. */
const DAY_FIRST =
  /^(\d{1,2})(?:st|nd|rd|th|er|\.|º)?[ -]+(?:de |of )?([\p{L}\p{M}]{2,14})\.?,?[ -]+(?:del? )?(\d{4}|\d{2})$/iu;
/** `May 25, 2018`. */
const MONTH_FIRST = /^([\p{L}\p{M}]{2,14})\.? +(\d{1,2})(?:st|nd|rd|th)?,? +(\d{4})$/iu;

function named(text: string, today: string | null): DayReading {
  const dayFirst = DAY_FIRST.exec(text);
  if (dayFirst !== null) return dayOf(dayFirst[3], monthOf(dayFirst[2]), dayFirst[1], today);
  const monthFirst = MONTH_FIRST.exec(text);
  return monthFirst === null
    ? NONE
    : dayOf(monthFirst[3], monthOf(monthFirst[1]), monthFirst[2], today);
}

function dayOf(year = '', month = '', day = '', today: string | null): DayReading {
  const days = yearsOf(year, today)
    .map((whole) => `${whole}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`)
    .filter((text) => isDay(text) && text >= OLDEST);
  const past = days.find((one) => today === null || one <= today) ?? days[0];
  return past === undefined ? NONE : { is: 'day', day: past };
}

/** The years that digits may mean, the likelier first; empty for two digits if `today` is unknown. */
function yearsOf(digits: string, today: string | null): readonly string[] {
  if (digits.length > 2) return [digits];
  if (today === null || digits === '') return [];
  const short = digits.padStart(2, '0');
  return Number(short) < 69 ? [`20${short}`, `19${short}`] : [`19${short}`];
}
