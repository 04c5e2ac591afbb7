/** How a number is displayed, as far as that determines its meaning. */
export type NumberFormat =
  | { readonly as: 'number' }
  /** With these letters around it and at least this many digits: `INC-0042`. */
  | {
      readonly as: 'digits';
      readonly before: string;
      readonly digits: number;
      readonly after: string;
    }
  /** Days and times, and which parts of them are displayed. */
  | { readonly as: 'moment'; readonly day: 'day' | 'month' | 'year' | null; readonly time: boolean }
  /** Hours beyond a day: `[h]:mm`. */
  | { readonly as: 'hours' };

/** The longest format code that Excel accepts; the patterns below would take very long on an unbounded one. */
const LONGEST_CODE = 255;

const NUMBER: NumberFormat = { as: 'number' };
const DAY: NumberFormat = { as: 'moment', day: 'day', time: false };
const BOTH: NumberFormat = { as: 'moment', day: 'day', time: true };
const TIME: NumberFormat = { as: 'moment', day: null, time: true };

/** A format by its number, and by its code if the workbook gives one; ECMA-376, part 1, 18.8.30 and 18.8.31. */
export function isoFormat(id: number, code: string | undefined): NumberFormat {
  if (code !== undefined) return code.length > LONGEST_CODE ? NUMBER : formatOf(code);
  if (id === 17) return { as: 'moment', day: 'month', time: false };
  if (id === 46) return { as: 'hours' };
  if (id === 22) return BOTH;
  if ((id >= 18 && id <= 21) || id === 45 || id === 47) return TIME;
  if ((id >= 14 && id <= 16) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58)) return DAY;
  return NUMBER;
}

function formatOf(code: string): NumberFormat {
  const [positive = ''] = code.split(/;(?=(?:[^"]*"[^"]*")*[^"]*$)/);
  const padded = /^(?:"([^"]*)")?(0{2,})(?:"([^"]*)")?$/.exec(positive);
  if (padded !== null) {
    const [, before = '', digits = '', after = ''] = padded;
    return { as: 'digits', before, digits: digits.length, after };
  }
  const bare = positive
    .replaceAll(/"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
    .toLowerCase();
  if (/^general/.test(bare)) return NUMBER;
  if (/\[[hms]+\]/.test(bare)) return { as: 'hours' };
  const letters = bare.replaceAll(/am\/pm|a\/p/g, 'h');
  const time = /[hs]/.test(letters);
  const year = /[ye]/.test(letters) && !/e[+-]/.test(letters);
  const withoutMinutes = letters.replaceAll(/(?<=h[^a-z]*)m+|m+(?=[^a-z]*s)/g, '');
  const month = withoutMinutes.includes('m');
  if (/d/.test(letters) || (month && !year)) return { as: 'moment', day: 'day', time };
  if (year) return { as: 'moment', day: month ? 'month' : 'year', time };
  return time ? TIME : NUMBER;
}

/** Days between the epochs of the two date systems (ECMA-376, part 1, 18.17.4.1). */
const DAYS_TO_1904 = 1462;
const SECONDS = 86_400;
/** The last second of the year 9999 is the last that a spreadsheet displays. */
const LATEST = 2_958_466;

/**
 * A number stored in a cell, as a person reads it: a day or a time in ISO 8601, a whole number with all of its digits,
 * or the number that was typed. Numbers have 15 digits; a longer one has lost its last digits, and is written so that
 * this is visible (`1.23456789012346E+17`).
 */
export function textOfNumber(kept: string, format: NumberFormat, is1904: boolean): string {
  const number = Number(kept);
  if (kept.trim() === '' || !Number.isFinite(number)) return kept;
  const typed = Number(number.toPrecision(15));
  if (format.as === 'moment' || format.as === 'hours') {
    const since1900 = is1904 ? typed + DAYS_TO_1904 : typed;
    if (typed >= 0 && since1900 < LATEST) return momentOf(typed, since1900, format);
  }
  const digits = plainDigits(typed);
  if (format.as !== 'digits' || !/^\d+$/.test(digits)) return digits;
  return `${format.before}${digits.padStart(format.digits, '0')}${format.after}`;
}

function plainDigits(typed: number): string {
  if (Math.abs(typed) < 1e15) return typed === 0 ? '0' : String(typed);
  return typed.toExponential().toUpperCase();
}

function momentOf(
  serial: number,
  since1900: number,
  format: Exclude<NumberFormat, { readonly as: 'number' | 'digits' }>,
): string {
  if (format.as === 'hours') return clock(Math.round(serial * SECONDS));
  const seconds = Math.round(since1900 * SECONDS);
  const time = clock(seconds % SECONDS);
  if (format.day === null) return time;
  const day = dayOf(Math.floor(seconds / SECONDS));
  // A month format on a stored day other than the first means that the column was too narrow for the day.
  if (format.day === 'year' && day.endsWith('-01-01')) return day.slice(0, 4);
  if (format.day === 'month' && day.endsWith('-01')) return day.slice(0, 7);
  return format.time && seconds % SECONDS > 0 ? `${day}T${time}` : day;
}

/** Lotus 1-2-3 took 1900 for a leap year, and spreadsheets still do: days before its 29 February are off by one. */
function dayOf(serial: number): string {
  const since1970 = serial - 25_569 + (serial < 60 ? 1 : 0);
  return new Date(since1970 * SECONDS * 1000).toISOString().slice(0, 10);
}

function clock(seconds: number): string {
  const [hours, minutes, rest] = [seconds / 3600, (seconds / 60) % 60, seconds % 60].map(
    Math.floor,
  );
  return [hours, minutes, rest].map((part) => `${part}`.padStart(2, '0')).join(':');
}
