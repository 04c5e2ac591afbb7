import * as v from 'valibot';
import { MOST_COUNTED } from '../../domain/model/figure.ts';
import { isDay } from '../../domain/time/days.ts';
import { PRECISIONS } from '../../domain/time/moment.ts';

/** Characters of the longest text, the same as for a cell of a table. */
const LONGEST_TEXT = 1_000_000;

/** A text that SQLite returns unchanged; a lone surrogate would be replaced. */
export const TEXT = v.pipe(
  v.string('is not a text'),
  v.maxLength(LONGEST_TEXT, `has more than ${LONGEST_TEXT} characters`),
  v.check((text) => text.isWellFormed(), 'contains a lone surrogate (half a character)'),
);

/** A text that is not blank. */
export const WORDS = v.pipe(
  TEXT,
  v.check((text) => text.trim() !== '', 'is empty'),
);

/** The identity of a record in every database. */
export const UID = v.pipe(
  v.string('is not a text'),
  v.regex(/^[\w.:-]{1,100}$/, 'is not a uid (1 to 100 letters, digits and the characters - _ . :)'),
);

/** An instant, ISO 8601 in UTC, as the schema writes it. */
export const INSTANT = v.pipe(
  v.string('is not a text'),
  v.regex(
    /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?Z$/,
    'is not an instant such as 2020-03-06T14:30:00.000Z',
  ),
  v.check(isInstant, 'is not a valid date or time'),
);

/** A day, or a local time with its offset from UTC (`Z` for UTC). */
export const DAY_OR_TIME = v.pipe(
  v.string('is not a text'),
  v.regex(
    /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(Z|[+-](?!00:00)(0\d|1[0-5]):[0-5]\d))?$/,
    'is neither a day (2020-03-06) nor a time (2020-03-06T14:30+04:30, in UTC 2020-03-06T10:00Z)',
  ),
  v.check(isInstant, 'is not a valid date or time'),
);

export const PRECISION = oneOf(PRECISIONS);

/** A count. */
export const COUNT = v.nullable(
  v.pipe(
    v.number('is not a number'),
    v.check(
      (count) => Number.isSafeInteger(count) && count >= 0,
      'is not a whole number of zero or more',
    ),
    v.maxValue(MOST_COUNTED, `is more than ${MOST_COUNTED}, the limit of counts`),
  ),
);

/** Degrees within ±`most`. */
export function degrees(most: number) {
  const words = `is not in degrees from -${most} to ${most}`;
  return v.pipe(v.number(words), v.minValue(-most, words), v.maxValue(most, words));
}

/** One of a closed list of words. */
export function oneOf<const T extends readonly (string | number)[]>(values: T) {
  return v.picklist(values, `is not one of ${values.join(', ')}`);
}

/** A text that contains JSON of this structure. */
export function jsonOf(schema: v.GenericSchema, words: string) {
  return v.pipe(
    v.string('is not a text'),
    v.check((text) => {
      try {
        return v.is(schema, JSON.parse(text));
      } catch {
        return false;
      }
    }, words),
  );
}

function isInstant(text: string): boolean {
  const [, hour = '0', minute = '0', second = '0'] = /T(\d+):(\d+)(?::(\d+))?/.exec(text) ?? [];
  const isTime = Number(hour) < 24 && Number(minute) < 60 && Number(second) < 60;
  return isTime && isDay(text.slice(0, 10));
}
