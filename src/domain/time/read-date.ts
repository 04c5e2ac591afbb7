import { addDays, addMonths, isDay, lastDayOfMonth } from './days.ts';
import { type Clock, dayOf, type Moment } from './moment.ts';
import { readWrittenDate } from './written-date.ts';
import { timeIn } from './zones.ts';

/** A word read as a date: a moment, a malformed date (with what is wrong), or not a date at all. */
export type DateReading =
  | { readonly is: 'moment'; readonly moment: Moment }
  | { readonly is: 'wrong'; readonly message: string }
  | { readonly is: 'no-date' };

const NO_DATE: DateReading = { is: 'no-date' };
const DAY = '(\\d{4}-\\d{2}-\\d{2})';
const TIME = '(\\d{1,2}:\\d{2})(?::\\d{2})?(Z|[+-](?:0\\d|1[0-5]):?[0-5]\\d)?';
const WITH_TIME = new RegExp(`^${DAY}T${TIME}$`, 'i');
const SPAN = /^(\d{4}-\d{2}-\d{2})\.\.((?:(\d{4})-)?(?:(\d{2})-)?(\d{2}))$/;
const ONLY_TIME = new RegExp(`^${TIME}$`, 'i');
/** Looks like an attempt at a date, so that it is an error if it is not one. */
const DATE_LIKE = /^~?\d{4}-\d{1,2}(-\d{1,2})?(T\S*|\.\.\S*)?$/i;

/**
 * Reads a date as an entry takes it, in one word or several (`12 May 2020`, `2020-03-06 14:30`); relative days are
 * counted in the clock's zone.
 */
export function readDate(given: string, clock: Clock): DateReading {
  const text = given.trim().replace(/[,;]$/, '');
  const about = text.startsWith('~');
  if (/^~?0000-\d/.test(text)) return wrong(`\`${text}\` is in the year 0, which does not exist`);
  const reading = about ? readAbout(text.slice(1), clock) : readExact(text, clock);
  if (reading.is !== 'no-date') return reading;
  return DATE_LIKE.test(text)
    ? wrong(`\`${text}\` is not a date; dates are written 2020-03-06, 2020-03 or 2020-03-06..08`)
    : NO_DATE;
}

/** Reads the date given to a key, where a year alone is allowed too. */
export function readKeyedDate(text: string, clock: Clock): DateReading {
  if (/^(19|2\d)\d\d$/.test(text)) {
    return moment(`${text}-01-01`, `${text}-12-31`, 'year');
  }
  const reading = readDate(text, clock);
  return reading.is === 'no-date'
    ? wrong(`\`${text}\` is not a date; write 2020-03-06, 2020-03, 2020, today, yesterday or -3d`)
    : reading;
}

/**
 * Adds a time of day (`14:30`, `14:30Z`, `14:30+04:30`) to a day, which stays the day; without an offset it is in the
 * clock's zone.
 */
export function withTime(day: Moment, word: string, clock: Clock): DateReading {
  const match = ONLY_TIME.exec(word);
  if (match === null || day.precision !== 'day') return NO_DATE;
  return atTime(day.from, match[1] ?? '', match[2], clock);
}

function readExact(text: string, clock: Clock): DateReading {
  const relative = readRelative(text, clock);
  if (relative !== undefined) return moment(relative, relative, 'day');
  if (isDay(text)) return moment(text, text, 'day');
  if (/^\d{4}-\d{2}$/.test(text) && isDay(`${text}-01`)) {
    return moment(`${text}-01`, lastDayOfMonth(text), 'month');
  }
  const timed = WITH_TIME.exec(text);
  if (timed !== null) return atTime(timed[1] ?? '', timed[2] ?? '', timed[3], clock);
  const span = readSpan(text);
  if (span.is !== 'no-date') return span;
  return readDayAndTime(text, clock) ?? readWritten(text, clock);
}

function readAbout(text: string, clock: Clock): DateReading {
  if (isDay(text)) return moment(text, text, 'about');
  const written = readWritten(text, clock);
  if (written.is !== 'moment') return written;
  const { from, precision } = written.moment;
  return precision === 'day' ? moment(from, from, 'about') : NO_DATE;
}

function readWritten(text: string, clock: Clock): DateReading {
  const written = readWrittenDate(text, dayOf(clock.now, clock.zone));
  switch (written.is) {
    case 'date':
      return moment(written.from, written.until, written.precision);
    case 'wrong':
      return written;
    case 'none':
      return NO_DATE;
  }
}

/** A day and, after a space, its time; `undefined` if the text does not have that shape. */
function readDayAndTime(text: string, clock: Clock): DateReading | undefined {
  const [, before = '', time = ''] = /^(.*\S)\s+(\S+)$/.exec(text) ?? [];
  if (!ONLY_TIME.test(time)) return undefined;
  const day = readDate(before, clock);
  return day.is === 'moment' ? withTime(day.moment, time, clock) : day;
}

function readRelative(text: string, clock: Clock): string | undefined {
  const today = dayOf(clock.now, clock.zone);
  const word = text.toLowerCase();
  if (word === 'today') return today;
  if (word === 'yesterday') return addDays(today, -1);
  const match = /^-(\d{1,4})([dwm])$/.exec(word);
  const count = -Number(match?.[1]);
  switch (match?.[2]) {
    case 'd':
      return addDays(today, count);
    case 'w':
      return addDays(today, count * 7);
    case 'm':
      return addMonths(today, count);
    default:
      return undefined;
  }
}

function readSpan(text: string): DateReading {
  const match = SPAN.exec(text);
  if (match === null) return NO_DATE;
  const from = match[1] ?? '';
  const year = match[3] ?? from.slice(0, 4);
  const month = match[4] ?? from.slice(5, 7);
  const until = `${year}-${month}-${match[5]}`;
  if (!isDay(from)) return wrong(`\`${from}\` is not a valid date`);
  if (!isDay(until)) return wrong(`\`${until}\`, where \`${text}\` ends, is not a valid date`);
  if (until < from) return wrong(`\`${text}\` ends (${until}) before it begins`);
  return moment(from, until, from === until ? 'day' : 'days');
}

function atTime(day: string, time: string, zone: string | undefined, clock: Clock): DateReading {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  if (!isDay(day)) return wrong(`\`${day}\` is not a valid date`);
  if (hour > 23 || minute > 59)
    return wrong(`\`${time}\` is not a valid time; write 00:00 to 23:59`);
  const clockTime = timeIn(day, { hour, minute }, zone ?? clock.zone);
  return moment(clockTime, clockTime, 'time');
}

function moment(from: string, until: string, precision: Moment['precision']): DateReading {
  return { is: 'moment', moment: { from, until, precision } };
}

function wrong(message: string): DateReading {
  return { is: 'wrong', message };
}
