import { type Day, dayNumber, isDay, lastDayOfMonth } from './days.ts';
import type { Precision } from './moment.ts';

/** A text read as a calendar date: first and last possible day, or why it is not one date. */
export type WrittenDate =
  | {
      readonly is: 'date';
      readonly from: Day;
      readonly until: Day;
      readonly precision: Extract<Precision, 'day' | 'days' | 'month'>;
    }
  | { readonly is: 'wrong'; readonly message: string }
  | { readonly is: 'none' };

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
/** The day that is numbered 0, 1 January 1970, was a Thursday. */
const WEEKDAYS = 'Thursday Friday Saturday Sunday Monday Tuesday Wednesday'.split(' ');

const MONTH_NAME =
  '(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)';
const WEEKDAY_NAME =
  '(?:Mon(?:day)?|Tue(?:s(?:day)?)?|Wed(?:nesday)?|Thu(?:r(?:s(?:day)?)?)?|Fri(?:day)?|Sat(?:urday)?|Sun(?:day)?)';
const YEAR = '(?:19|2\\d)\\d\\d';
const ofWeek = `(?:(?<weekday>${WEEKDAY_NAME})\\.?,? )?`;
const day = (name: string) => `(?<${name}>\\d{1,2})(?:st|nd|rd|th)?`;
const month = (name: string) => `(?<${name}>${MONTH_NAME})\\.?`;
const year = (name: string) => `(?<${name}>${YEAR})`;
const dash = '(?: ?[-\u2013\u2014] ?| to )';

const whole = (pattern: string) => new RegExp(`^(?:${pattern})$`, 'iu');

/** Days with a named month, or with the year first: these are unambiguous. */
const DAYS: readonly RegExp[] = [
  whole(`${ofWeek}${day('d')}(?: of |[ /-]?)${month('m')}(?:,? |[/-]?)${year('y')}`),
  whole(`${ofWeek}${month('m')}[ -]${day('d')}(?:,? |-)${year('y')}`),
  whole(`${year('y')}[ /-]${month('m')}[ /-]${day('d')}`),
  whole(`${year('y')}([-/.])(?<m>\\d{1,2})\\2(?<d>\\d{1,2})`),
  // With full stops the day always comes first.
  whole(`(?<d>\\d{1,2})\\.(?<m>\\d{1,2})\\.${year('y')}`),
];
const COMPACT_DAY = whole(`${year('y')}(?<m>\\d\\d)(?<d>\\d\\d)`);
const MONTHS_OF_YEARS: readonly RegExp[] = [
  whole(`${month('m')}(?:,? |[/-])${year('y')}`),
  whole(`${year('y')}/(?<m>\\d{1,2})`),
  whole(`(?<m>\\d{1,2})/${year('y')}`),
];
const SPANS: readonly RegExp[] = [
  whole(
    `${day('d0')}(?: ${month('m0')}(?:,? ${year('y0')})?)?${dash}${day('d')} ${month('m')},? ${year('y')}`,
  ),
  whole(
    `${month('m0')} ${day('d0')}(?:,? ${year('y0')})?${dash}(?:${month('m')} )?${day('d')},? ${year('y')}`,
  ),
];
const TWO_ORDERS = whole(`(?<a>\\d{1,2})([/-])(?<b>\\d{1,2})\\2${year('y')}`);
const SHORT_YEAR = whole(`\\d{1,2}([/.-])\\d{1,2}\\1\\d\\d|\\d{1,2}[/-]${MONTH_NAME}[/-]\\d\\d`);
const YEARLESS: readonly RegExp[] = [
  whole(`${ofWeek}${day('d')}(?: of |[ /-])${month('m')}`),
  whole(`${ofWeek}${month('m')}[ -]${day('d')}`),
];

/**
 * Reads a date as people write it, with English month names: `12 May 2020`, `May 12, 2020`, `12-14 May 2020`,
 * `May 2020`, `2020/05/12`, `12.5.2020`, `25/12/2020`. An ambiguous date (`05/12/2020`) or one without a year is an
 * error, and the message says what to write. Years from 1900 to 2999. `today` determines which year may be meant.
 */
export function readWrittenDate(text: string, today: Day): WrittenDate {
  if (text.length > LONGEST_DATE) return { is: 'none' };
  const plain = text.trim().replaceAll(/\s+/g, ' ').replace(/[,;]$/, '');
  if (!startsLikeDate(plain)) return { is: 'none' };
  return (
    readWhole(plain) ??
    readTwoOrders(plain) ??
    readYearless(plain, today) ??
    (SHORT_YEAR.test(plain)
      ? wrong(`\`${plain}\` does not say which year it is; write it in full, as in 2020-05-12`)
      : { is: 'none' })
  );
}

/** Reads an unambiguous date with its year: one with a named month or with the year first, and a month. */
export function readWholeDate(text: string): WrittenDate {
  if (text.length > LONGEST_DATE) return { is: 'none' };
  return readWhole(text.trim().replaceAll(/\s+/g, ' ')) ?? { is: 'none' };
}

function readWhole(plain: string): WrittenDate | undefined {
  return readDay(plain) ?? readCompactDay(plain) ?? readMonth(plain) ?? readSpan(plain);
}

/** A longer text is not a date. */
export const LONGEST_DATE = 60;

/** Whether a text begins as a date can begin: with a digit, or the English name of a month or weekday. */
export function startsLikeDate(text: string): boolean {
  return START.test(text);
}
const START = new RegExp(`^(?:\\d|(?:${MONTH_NAME}|${WEEKDAY_NAME})\\b)`, 'iu');

/** Whether a text is a day and a month without a year. */
export function isYearless(text: string): boolean {
  return YEARLESS.some((pattern) => pattern.test(text.replace(/[,;]$/, '')));
}

/** Whether a text is a full date with its year, ignoring brackets and final punctuation; in any order of numbers. */
export function isFullDate(text: string): boolean {
  if (text.length > LONGEST_DATE) return false;
  const plain = text.replaceAll(/^[([]+|[)\].,:;!?]+$/g, '');
  return [...DAYS, ...SPANS, TWO_ORDERS].some((pattern) => pattern.test(plain));
}

/** A part of a text that may be meant as a date: a month's name, or numbers with date separators between them. */
export function dateHint(text: string): string | undefined {
  // No title is longer; a paste may be a megabyte.
  return HINT.exec(text.slice(0, 1000))?.[0];
}
const CAPITAL_MONTH = `(?:${MONTH_NAME}|${MONTH_NAME.toUpperCase()})`;
const HINT = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:(?:\\d{1,2}(?:st|nd|rd|th)? )?${CAPITAL_MONTH}(?: \\d{1,4})?|\\d{1,4}[/]\\d{1,2}(?:[/]\\d{1,4})?|\\d{1,2}\\.\\d{1,2}\\.(?:\\d{2,4})?|\\d{1,2} \\p{L}{3,} (?:19|20)\\d\\d|[Yy]esterday)(?![\\p{L}\\p{N}])`,
  'u',
);

type Groups = Readonly<Record<string, string | undefined>>;

function firstMatch(patterns: readonly RegExp[], text: string): Groups | undefined {
  for (const pattern of patterns) {
    const groups = pattern.exec(text)?.groups;
    if (groups !== undefined) return groups;
  }
  return undefined;
}

function readDay(text: string): WrittenDate | undefined {
  const found = firstMatch(DAYS, text);
  if (found === undefined) return undefined;
  const read = dayFrom(found.y, found.m, found.d);
  if (!isDay(read)) return noDay(text);
  const weekday = WEEKDAYS.at(dayNumber(read) % 7);
  const named = found.weekday?.slice(0, 3).toLowerCase();
  return named === undefined || weekday?.toLowerCase().startsWith(named) === true
    ? { is: 'date', from: read, until: read, precision: 'day' }
    : wrong(`\`${text}\` names the wrong day of the week: ${read} is a ${weekday}`);
}

/** Eight digits that are not a valid day are a number. */
function readCompactDay(text: string): WrittenDate | undefined {
  const { y, m, d } = COMPACT_DAY.exec(text)?.groups ?? {};
  const read = dayFrom(y, m, d);
  return isDay(read) ? { is: 'date', from: read, until: read, precision: 'day' } : undefined;
}

function readMonth(text: string): WrittenDate | undefined {
  const found = firstMatch(MONTHS_OF_YEARS, text);
  const from = dayFrom(found?.y, found?.m, '1');
  if (!isDay(from)) return undefined;
  return { is: 'date', from, until: lastDayOfMonth(from), precision: 'month' };
}

function readSpan(text: string): WrittenDate | undefined {
  const found = firstMatch(SPANS, text);
  if (found === undefined) return undefined;
  const { y, y0 = y, m0, m = m0, d, d0 } = found;
  const from = dayFrom(y0, m0 ?? m, d0);
  const until = dayFrom(y, m, d);
  if (!(isDay(from) && isDay(until))) return noDay(text);
  if (until < from) return wrong(`\`${text}\` ends (${until}) before it begins (${from})`);
  return { is: 'date', from, until, precision: from === until ? 'day' : 'days' };
}

/** Numbers alone, the year last: a date if only one order of day and month is valid. */
function readTwoOrders(text: string): WrittenDate | undefined {
  const found = TWO_ORDERS.exec(text)?.groups;
  if (found === undefined) return undefined;
  const [dayFirst, monthFirst] = [
    dayFrom(found.y, found.b, found.a),
    dayFrom(found.y, found.a, found.b),
  ];
  const days = [...new Set([dayFirst, monthFirst].filter(isDay))];
  const [only, other] = days;
  if (only === undefined) return noDay(text);
  return other === undefined
    ? { is: 'date', from: only, until: only, precision: 'day' }
    : wrong(
        `\`${text}\` is ${dayFirst} with the day first and ${monthFirst} with the month first; write the one that is meant`,
      );
}

function readYearless(text: string, today: Day): WrittenDate | undefined {
  const found = firstMatch(YEARLESS, text);
  if (found === undefined) return undefined;
  const latest = latestBefore(found.m, found.d, today);
  return latest === undefined
    ? noDay(text)
    : wrong(
        `\`${text}\` does not say which year; write ${latest}, or the year that is meant; if it is part of the text, quote it`,
      );
}

/** The last time that this day occurred, today included. */
function latestBefore(monthName = '', date = '', today: Day): Day | undefined {
  // 29 February occurs at the latest every eighth year.
  for (let back = 0; back <= 8; back += 1) {
    const one = dayFrom(String(Number(today.slice(0, 4)) - back), monthName, date);
    if (isDay(one) && one <= today) return one;
  }
  return undefined;
}

function dayFrom(yearText = '', monthText = '', dateText = ''): string {
  const named = MONTHS.indexOf(monthText.slice(0, 3).toLowerCase()) + 1;
  const number = named === 0 ? monthText : String(named);
  return `${yearText}-${number.padStart(2, '0')}-${dateText.padStart(2, '0')}`;
}

function noDay(text: string): WrittenDate {
  return wrong(`\`${text}\` is not a date: there is no such day`);
}

function wrong(message: string): WrittenDate {
  return { is: 'wrong', message };
}
