import * as v from 'valibot';
import { EVENT_TYPES } from '../../domain/model/event-types.ts';
import { type NativePart, partsAt, textAt } from '../../domain/model/native-record.ts';

/** A constraint between the columns of a record: the column to report, the message, and the test. */
type Rule = readonly [column: string, wrong: string, holds: (one: NativePart) => boolean];

/** A schema of records with additional rules; the first violation is reported. */
export function holding(
  schema: v.GenericSchema<unknown, NativePart>,
  ...rules: readonly Rule[]
): v.GenericSchema<unknown, NativePart> {
  return v.pipe(
    schema,
    v.rawCheck(({ dataset, addIssue }) => {
      if (!dataset.typed) return;
      const { value: input } = dataset;
      const broken = rules.find(([, , holds]) => !holds(input));
      if (broken === undefined) return;
      const [key, message] = broken;
      addIssue({
        message,
        input: input[key],
        path: [{ type: 'object', origin: 'value', input, key, value: input[key] }],
      });
    }),
  );
}

/** The first day is not after the last, and minutes are given if and only if the time is known. */
export function isSpan(from: string, until: string, precision: string): readonly Rule[] {
  return [
    isAsExact(from, precision),
    [
      until,
      'is missing, or is before the first day',
      (one) => {
        const [first, last] = [textAt(one, from), textAt(one, until)];
        return first === null || last === null ? first === last : first <= last;
      },
    ],
    [
      until,
      'is another time than the first, although the time is known',
      (one) => one[precision] !== 'time' || one[from] === one[until],
    ],
    [
      until,
      'has a time of day, although the time is not known',
      (one) => one[precision] === 'time' || textAt(one, until)?.includes('T') !== true,
    ],
  ];
}

/** A time of day is given if and only if the time is known. */
export function isAsExact(from: string, precision: string): Rule {
  return [
    from,
    `does not fit its ${precision}: it must have a time of day if and only if that is "time"`,
    (one) => {
      const first = textAt(one, from);
      return first === null || first.includes('T') === (one[precision] === 'time');
    },
  ];
}

/** Both columns have a value, or neither has. */
export function isWithOther(column: string, other: string): Rule {
  return [
    column,
    `is given without ${other}, or vice versa`,
    (one) => ((one[column] ?? null) === null) === ((one[other] ?? null) === null),
  ];
}

/** A record does not refer to itself. */
export function isOther(column: string): Rule {
  return [column, 'refers to the record itself', (one) => one[column] !== one.uid];
}

/** A record is not distinct from itself. */
export function isDistinct(name: string): Rule {
  return [
    'distinct',
    `declares the ${name} distinct from itself`,
    (one) => partsAt(one, 'distinct').every(({ other }) => other !== one.uid),
  ];
}

/** A sub-type belongs to its type. */
export function isSubtype(column: string, type: string): Rule {
  return [
    column,
    'is not a sub-type of its type',
    (one) => {
      const subtype = textAt(one, column);
      const known = EVENT_TYPES.find((each) => each.type === (one[type] ?? 'unknown'));
      return subtype === null || known?.subtypes.includes(subtype) === true;
    },
  ];
}

/** Whether parts form a cycle through the uid in a column. */
export function hasCircle(parts: readonly NativePart[], column: string): boolean {
  const next = new Map(parts.map((part) => [part.uid, part[column]]));
  return parts.some((part) => {
    let at = part[column];
    for (let steps = 0; at !== undefined && at !== null; steps += 1) {
      if (steps > parts.length) return true;
      at = next.get(at);
    }
    return false;
  });
}
