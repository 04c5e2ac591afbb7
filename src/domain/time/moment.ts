import { lastDayOfMonth } from './days.ts';
import { offsetOf, onClocksOf } from './zones.ts';

/** How precise a date is. `about` is a day given as approximate. */
export const PRECISIONS = ['time', 'day', 'days', 'week', 'month', 'year', 'about'] as const;
export type Precision = (typeof PRECISIONS)[number];

/**
 * When something happened: its first and last possible day, both inclusive, `YYYY-MM-DD`. With precision `time` both
 * are the same `ClockTime`, in local time. Its first ten characters are then the moment's only day, for every reader:
 * on the screen, in filters and in counts.
 */
export type Moment = {
  readonly from: string;
  readonly until: string;
  readonly precision: Precision;
};

/**
 * The context for reading a relative date or one without a zone: the present instant (ISO 8601, UTC) and an IANA zone.
 */
export type Clock = { readonly now: string; readonly zone: string };

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** The day of an instant (ISO 8601) in an IANA zone: `YYYY-MM-DD`. */
export function dayOf(instant: string, zone: string): string {
  return onClocksOf(zone, instant).slice(0, 10);
}

/** An instant (ISO 8601) in local time of an IANA zone: `2020-03-06 14:30`, in UTC `2020-03-06 14:30Z`. */
export function showInstant(instant: string, zone: string): string {
  const time = onClocksOf(zone, instant);
  return `${time.slice(0, 10)} ${time.slice(11, 16)}${zone === 'UTC' ? 'Z' : ''}`;
}

/** A day for people: `6 Mar 2020`. */
export function showDay(day: string): string {
  const [year = '', month = '', date = ''] = day.slice(0, 10).split('-');
  return `${Number(date)} ${MONTHS[Number(month) - 1]} ${year}`;
}

/**
 * A moment for people: `6 Mar 2020`, `6–8 Mar 2020`, `Mar 2020`, `2020`, `~10 May 2020`, `6 Mar 2020 14:30+04:30`. A
 * time includes its offset, since it may be read anywhere.
 */
export function showMoment({ from, until, precision }: Moment): string {
  switch (precision) {
    case 'time':
      return `${showDay(from)} ${from.slice(11)}`;
    case 'about':
      return `~${showSpan(from, until)}`;
    case 'month':
      return from.slice(0, 7) === until.slice(0, 7) ? showMonth(from) : showSpan(from, until);
    case 'year':
      return from.slice(0, 4) === until.slice(0, 4) ? from.slice(0, 4) : showSpan(from, until);
    default:
      return showSpan(from, until);
  }
}

/**
 * A moment in a table: `2020-03-06`, `2020-03-06 14:30`, `2020-03`, `2020`, `~2020-05-10`, and `2020-03-06+` if it
 * lasted several days. A time with another offset than the zone's includes it: `2020-03-06 14:30+04:30`.
 */
export function showMomentShort(moment: Moment, zone: string): string {
  return inTable(moment, zone, (date) => date);
}

/**
 * The same as a reader says it, without the year if it is the one that the reader knows: `6 Mar`, `6 Mar 14:30`, `Mar`,
 * `2020`, `~10 May`, `6 Mar+`, and of other years `6 Mar 2019`.
 */
export function showMomentIn(year: string | undefined, moment: Moment, zone: string): string {
  return inTable(moment, zone, (date) => {
    if (date.length === 4) return date;
    const said = date.length === 7 ? showMonth(date) : showDay(date);
    return date.slice(0, 4) === year ? said.slice(0, -5) : said;
  });
}

/** `show` words a year, a month or a day: `2020`, `2020-03`, `2020-03-06`. */
function inTable(
  { from, until, precision }: Moment,
  zone: string,
  show: (date: string) => string,
): string {
  switch (precision) {
    case 'time': {
      const isByClock = offsetOf(from) === offsetOf(onClocksOf(zone, from));
      return `${show(from.slice(0, 10))} ${from.slice(11, isByClock ? 16 : undefined)}`;
    }
    case 'about':
      return `~${show(from)}`;
    case 'month':
      return show(from.slice(0, 7));
    case 'year':
      return show(from.slice(0, 4));
    default:
      return from === until ? show(from) : `${show(from)}+`;
  }
}

/** A moment as a token of an entry: `2020-03-06`, `2020-03-06T14:30+04:30`, `2020-03`, `2020-03-06..08`, `~2020-05-10`. */
export function printMoment({ from, until, precision }: Moment): string {
  switch (precision) {
    case 'time':
      return from;
    case 'about':
      return `~${from}`;
    case 'month':
      return from.slice(0, 7);
    case 'year':
      return from.slice(0, 4);
    default:
      return from === until ? from : `${from}..${until}`;
  }
}

/** The moment with this first day and precision; if only that is stored, several days are represented by the first. */
export function momentFrom(from: string, precision: Precision): Moment {
  switch (precision) {
    case 'month':
      return { from, until: lastDayOfMonth(from), precision };
    case 'year':
      return { from, until: `${from.slice(0, 4)}-12-31`, precision };
    default:
      return { from, until: from, precision };
  }
}

function showSpan(from: string, until: string): string {
  if (from === until) return showDay(from);
  const [start, end] = [showDay(from).split(' '), showDay(until).split(' ')];
  if (start[2] !== end[2]) return `${start.join(' ')} – ${end.join(' ')}`;
  if (start[1] !== end[1]) return `${start[0]} ${start[1]} – ${end.join(' ')}`;
  return `${start[0]}–${end.join(' ')}`;
}

function showMonth(day: string): string {
  return `${MONTHS[Number(day.slice(5, 7)) - 1]} ${day.slice(0, 4)}`;
}
