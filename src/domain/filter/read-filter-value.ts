import type { Problem } from '../entry/entry.ts';
import type { FilterShape } from '../grammar/filter-keys.ts';
import type { Value } from '../grammar/lexer.ts';
import { split, splitFirst, textOf, withoutSuffix } from '../grammar/values.ts';
import { EVENT_SLUGS, readEventType } from '../model/event-types.ts';
import { readGrade } from '../model/grade.ts';
import { parseRecordName, type RecordRef } from '../model/record.ts';
import { STATUSES } from '../model/status.ts';
import { everydayTypes } from '../names/everyday-words.ts';
import { nearest } from '../names/names.ts';
import { countryByName } from '../places/countries.ts';
import { PLACED } from '../places/placed.ts';
import type { Clock } from '../time/moment.ts';
import { readKeyedDate } from '../time/read-date.ts';
import { type Condition, FILTER_HAS, FILTER_IS } from './filter.ts';
import { readBox, readNear } from './read-circle-and-box.ts';
import { readFigureTest, readThousands } from './read-figure-test.ts';

/** The context for reading a value: the clock, and whether it is still being typed. */
type Circumstances = { readonly clock: Clock; readonly goesOn: boolean };

/** Reads the value of one key: its condition, or what is wrong with the value. */
export function readCondition(
  shape: FilterShape,
  value: Value,
  { clock, goesOn }: Circumstances,
): Condition | Problem {
  const list = <T>(read: (part: Value) => T | Problem) => readList(value, goesOn, read);
  switch (shape.is) {
    case 'actors':
      return but(list(readActor), (names) => ({ key: shape.key, names }));
    case 'names':
      return but(list(readName), (names) => ({ key: shape.key, names: named(shape.key, names) }));
    case 'day':
      return readDay(shape.key, value, clock);
    case 'figure':
      return but(readThousands(value) ?? list(readFigureTest), (tests) => ({
        key: 'figure',
        measure: shape.measure,
        tests,
      }));
    case 'near':
      return readNear(value);
    case 'box':
      return readBox(value);
    case 'placed':
      return but(list(oneOf(PLACED, 'precision')), (placed) => ({ key: 'placed', placed }));
    case 'type':
      return but(list(readType), (types) => ({ key: 'type', types }));
    case 'status':
      return but(list(oneOf(STATUSES, 'status')), (statuses) => ({ key: 'status', statuses }));
    case 'id':
      return but(list(readRecord), (ids) => ({ key: 'id', ids }));
    case 'grade':
      return but(list(readGraded), (grades) => ({ key: 'grade', grades }));
    case 'has':
      return but(list(oneOf(FILTER_HAS, 'thing to have')), (what) => ({ key: 'has', what }));
    case 'is':
      return but(list(oneOf(FILTER_IS, 'state')), (what) => ({ key: 'is', what }));
  }
}

/** Reads the items between commas; the first error counts. */
function readList<T>(
  value: Value,
  goesOn: boolean,
  read: (part: Value) => T | Problem,
): readonly T[] | Problem {
  const parts = split(value, ',');
  const found: T[] = [];
  for (const [index, part] of parts.entries()) {
    if (textOf(part).trim() === '') {
      const isNext = goesOn && index === parts.length - 1 && index > 0;
      if (isNext) continue;
      return { span: value.span, message: 'a value is missing here; commas separate values' };
    }
    const one = read(part);
    if (isProblem(one)) return one;
    found.push(one);
  }
  return found;
}

function isProblem<T>(read: T | Problem): read is Problem {
  return typeof read === 'object' && read !== null && 'message' in read;
}

function but<T>(
  read: readonly T[] | Problem,
  condition: (values: readonly T[]) => Condition,
): Condition | Problem {
  return isProblem(read) ? read : condition(read);
}

function readName(part: Value): string {
  return textOf(part).trim();
}

function readActor(part: Value): string | Problem {
  if (splitFirst(part, '<') !== undefined) {
    return {
      span: part.span,
      message: 'a filter takes the name alone, without < and a source',
    };
  }
  return withoutSuffix(part, '?') === undefined
    ? readName(part)
    : { span: part.span, message: 'a filter takes the name alone, without ?' };
}

function named(key: string, names: readonly string[]): readonly string[] {
  switch (key) {
    // Tags are stored in lower case; the sign is allowed although the key is there.
    case 'tag':
      return names.map((name) => name.toLowerCase().replace(/^#/, ''));
    case 'in':
      return names.map((name) => (isCode(name) ? name.toUpperCase() : name));
    default:
      return names;
  }
}

function isCode(name: string): boolean {
  return name.length === 3 && countryByName(name.toUpperCase()) === name.toUpperCase();
}

function readDay(key: 'since' | 'until', value: Value, clock: Clock): Condition | Problem {
  const text = textOf(value);
  const read = readKeyedDate(text, clock);
  if (read.is === 'wrong') return { span: value.span, message: read.message };
  if (read.is === 'moment') {
    const { from, until, precision } = read.moment;
    if (precision !== 'time' && precision !== 'about') {
      return { key, day: key === 'since' ? from : until };
    }
  }
  return {
    span: value.span,
    message: `${key}: takes a day, month or year, such as 2020-03-06`,
  };
}

function readType(part: Value): NonNullable<ReturnType<typeof readEventType>> | Problem {
  const slug = readName(part);
  return readEventType(slug) ?? unknown(part, 'type', EVENT_SLUGS, everydayTypes(slug));
}

function oneOf<T extends string>(words: readonly T[], what: string) {
  return (part: Value): T | Problem => {
    const word = readName(part).toLowerCase();
    return words.find((one) => one === word) ?? unknown(part, what, words);
  };
}

function unknown(
  part: Value,
  what: string,
  words: readonly string[],
  meant: readonly string[] = [],
): Problem {
  const { span } = part;
  const word = readName(part);
  const suggestion = meant.find((one) => words.includes(one)) ?? nearest(word, words);
  return suggestion === undefined
    ? { span, message: `unknown ${what} \`${word}\`; write ${words.join(', ')}` }
    : { span, message: `unknown ${what} \`${word}\`; did you mean \`${suggestion}\`?`, suggestion };
}

function readRecord(part: Value): RecordRef | Problem {
  const name = readName(part);
  const record = parseRecordName(name);
  if (record !== undefined) return record;
  const { span } = part;
  const message = `\`${name}\` is not a record's name, such as I1204 (incident) or Q31 (quote)`;
  if (!/^[1-9]\d{0,14}$/.test(name)) return { span, message };
  return { span, message: `${message}; did you mean \`I${name}\`?`, suggestion: `I${name}` };
}

function readGraded(part: Value): NonNullable<ReturnType<typeof readGrade>> | Problem {
  return (
    readGrade(readName(part)) ?? {
      span: part.span,
      message: `\`${readName(part)}\` is not a grade; write a letter A to F, a digit 1 to 6 or both, as in B2`,
    }
  );
}
