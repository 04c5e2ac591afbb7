import { isWholeGrade, readCredibility, readReliability } from '../../domain/model/grade-words.ts';
import { type Axis, MOST_DEGREES, otherAxis, readDegrees } from '../../domain/places/degrees.ts';
import { readPoint } from '../../domain/places/written-point.ts';
import { ANY_CENTURY, readReportedDay, readReportedYear } from './dates.ts';
import { monthNamed } from './month-names.ts';

/**
 * What the values of a column are: in words, and whether the non-empty values of a file's first rows are of that kind.
 */
export type Values = {
  readonly says: string;
  readonly fit: (values: readonly string[]) => boolean;
};

/** At least half of the values are of the kind; a column whose first rows are empty is unknown. */
function most(says: string, isSo: (value: string) => boolean): Values {
  return { says, fit: (values) => values.filter(isSo).length * 2 >= values.length };
}

const isDate = (text: string) =>
  readReportedDay(text, ANY_CENTURY).is !== 'none' || /^(19|20)\d\d([-/]\d{1,2})?$/.test(text);
const isMark = (text: string) => /^(true|false|yes|no|y|n|0|1)$/i.test(text);
const isLink = (text: string) => /^(https?:\/\/|www\.)/i.test(text);
const isPoint = (text: string) => readPoint(text, 'lat').is === 'point';

/** Contains a letter and is not a day, a number (`1e5`), a link, a point, or a yes or no. */
const isText = (text: string) =>
  /\p{L}/u.test(text) &&
  Number.isNaN(Number(text)) &&
  !(isDate(text) || isLink(text) || isPoint(text) || isMark(text));

export const ANYTHING: Values = { says: 'anything', fit: () => true };
export const TEXTS = most('texts', isText);
export const LINKS = most('links', isLink);
export const IDS = most('ids', (text) => !/^(true|false|yes|no)$/i.test(text));

/** One line per row: a repeated value is a category, a long one the narrative. */
export const TITLES: Values = {
  says: 'lines of their own',
  fit: (values) =>
    TEXTS.fit(values) &&
    values.filter((text) => text.length > 250).length * 2 <= values.length &&
    (values.length < 6 || new Set(values).size * 3 >= values.length),
};

/** `Adult`, `male`, `18-24 years` describe somebody, and name nobody. */
const DESCRIBED =
  /^(adults?|teens?|teenagers?|youths?|child(ren)?|infants?|elderly|seniors?|male|female|man|woman|men|women|m|f|unknown|[<>]?\d+.*)$/i;
export const ACTORS: Values = {
  says: 'names',
  fit: (values) =>
    TEXTS.fit(values) &&
    (values.length === 0 || values.some((text) => isText(text) && !DESCRIBED.test(text))),
};

const STANDING =
  /^(open|closed|active|inactive|pending|new|done|draft|final|published|approved|rejected|verified|unverified|confirmed|valid|current|deleted|retracted|withdrawn|archived)$/i;
const CONTINENT =
  /^([a-z-]+ )?(africa|asia|europe|americas?|oceania|middle east|caribbean|caucasus)( (and|&) .*)?$/i;
/** A state may be the state of a file, and a region a part of the world. */
export const AREAS = most(
  'names of areas',
  (text) => isText(text) && !STANDING.test(text) && !CONTINENT.test(text),
);

const UNKNOWN_COUNT = /^(unknown|unclear|\?|n\/r|not reported|none|several|dozens)$/i;
export const COUNTS = most(
  'counts',
  (text) =>
    UNKNOWN_COUNT.test(text) ||
    /^(at least |up to |about |c\. ?|[>~<] ?)?\d[\d,]*(\.0+)?\+?(\s*(-|–|—|to)\s*\d+)?$/i.test(
      text,
    ),
);

/** A day of the month is not a date, nor is a day of the week, even if the column is called a day. */
export const DAYS: Values = {
  says: 'dates',
  fit: (values) =>
    values.length === 0 || values.some((text) => isDate(text) || /\d{4}|\d+\D+\d+\D+\d/.test(text)),
};
export const YEARS = most('years', (text) => {
  const year = readReportedYear(text, ANY_CENTURY);
  return year !== null && year >= '1900';
});
export const MONTHS = most(
  'months',
  (text) => /^(\d|1[0-2]|99)(\.0+)?$|^0\d$/.test(text) || monthNamed(text) !== null,
);
export const DAYS_OF_MONTH = most('days of a month', (text) =>
  /^(0?\d|[12]\d|3[01]|99)(\.0+)?$/.test(text),
);

/** Metres of a grid are not degrees. */
function degreesOf(axis: Axis): Values {
  const size = MOST_DEGREES[axis];
  return most(`degrees up to ${size}`, (text) => {
    const degrees = readDegrees(text);
    return degrees !== null && degrees.axis !== otherAxis(axis) && Math.abs(degrees.value) <= size;
  });
}
export const LATITUDES = degreesOf('lat');
export const LONGITUDES = degreesOf('lon');

/**
 * A point is recognised by its form: a column without one in its first rows has none, whatever its name. One in five
 * may be mistyped; if more are off the globe, the other number comes first.
 */
function points(first: Axis): Values {
  return {
    says: 'points',
    fit: (values) => {
      const readings = values.map((text) => readPoint(text, first).is);
      const said = readings.filter((is) => is !== 'nothing').length;
      const those = readings.filter((is) => is === 'point').length;
      return those > 0 && those * 5 >= said * 4;
    },
  };
}
export const LAT_LON = points('lat');
/** Tried after the other order, unless the header names this one. */
export const LON_LAT = points('lon');

export const RELIABILITIES = most('grades', (text) => readReliability(text) !== null);
export const CREDIBILITIES = most('grades', (text) => readCredibility(text) !== null);
export const GRADES = most('grades', isWholeGrade);
/** `deleted_at` contains a day if a row is deleted, and nothing otherwise. */
export const MARKS = most('yes and no, or days', (text) => readMark(text) !== null || isDate(text));

const YES =
  /^(true|t|yes|y|x|1(\.0+)?|✓|✔|oui|vrai|si|sí|sim|ja|wahr|да|نعم|deleted|is deleted|retracted|withdrawn|removed|revoked|cancelled|canceled)$/i;
const NO =
  /^(false|f|no|n|0(\.0+)?|non|faux|não|nao|nein|falsch|нет|لا|active|current|final|live|new|ok|open|published|valid|verified|confirmed|approved|not deleted|not retracted|not withdrawn|not removed)$/i;

/** Whether a mark is set: a yes or a no, or the word itself (`retracted`); `null` if it is neither. */
export function readMark(text: string): boolean | null {
  if (YES.test(text)) return true;
  return NO.test(text) ? false : null;
}
