import * as v from 'valibot';
import { BASES, ROLES } from '../../domain/model/actor.ts';
import { MEASURES } from '../../domain/model/figure.ts';
import { CREDIBILITIES, RELIABILITIES } from '../../domain/model/grade.ts';
import type { NativePart, PlainValue } from '../../domain/model/native-record.ts';
import { MAPPED } from './record-mapped.ts';
import { holding, isAsExact, isOther } from './record-rules.ts';
import {
  COUNT,
  DAY_OR_TIME,
  INSTANT,
  jsonOf,
  oneOf,
  PRECISION,
  TEXT,
  UID,
  WORDS,
} from './record-values.ts';

/** A column that may be absent or `null`. */
export const maybe = <T extends v.GenericSchema<unknown, PlainValue>>(schema: T) =>
  v.exactOptional(v.nullable(schema));

const ROW = {
  uid: UID,
  created_at: v.exactOptional(INSTANT),
  updated_at: v.exactOptional(INSTANT),
};
/** A version of the record that its database had before, with the places on which it has not settled. */
const SEEN = object({
  version: WORDS,
  unsettled: v.exactOptional(
    jsonOf(v.array(v.array(v.string())), 'is not a list of places, as JSON'),
  ),
});
const EXCHANGED = { version: v.exactOptional(WORDS), seen: parts(SEEN, 'version') };
export const RECORD = { ...ROW, ...EXCHANGED, id: v.exactOptional(TEXT) };
/** A record that contains nothing but its removal. */
export const REMOVED = object({ uid: UID, removed_at: INSTANT, ...EXCHANGED });
export const FIGURE = {
  low: v.exactOptional(COUNT),
  best: v.exactOptional(COUNT),
  high: v.exactOptional(COUNT),
};
export const SAID = {
  published_on: maybe(DAY_OR_TIME),
  published_precision: v.exactOptional(PRECISION),
  url: maybe(TEXT),
  reliability: maybe(oneOf(RELIABILITIES)),
  credibility: maybe(oneOf(CREDIBILITIES)),
  note: maybe(TEXT),
};
export const SPAN = {
  occurred_from: DAY_OR_TIME,
  occurred_until: DAY_OR_TIME,
  date_precision: v.exactOptional(PRECISION),
};

const FIGURE_PART = object({ measure: oneOf(MEASURES), ...FIGURE });
export const REPORT = holding(
  object({
    ...ROW,
    ...SAID,
    headline: maybe(TEXT),
    source: UID,
    derives_from: maybe(UID),
    figures: parts(FIGURE_PART, 'measure'),
  }),
  isAsExact('published_on', 'published_precision'),
  isOther('derives_from'),
);
export const ATTRIBUTION = holding(
  object({
    ...ROW,
    role: oneOf(ROLES),
    basis: v.exactOptional(oneOf(BASES)),
    doubted: v.exactOptional(oneOf([0, 1])),
    actor: UID,
    source: maybe(UID),
  }),
  [
    'source',
    'is missing, which is only allowed for a claim or a denial by the actor itself',
    ({ source, basis }) => typeof source === 'string' || basis === 'claimed' || basis === 'denied',
  ],
);
export const PIN = object({
  measure: oneOf(MEASURES),
  best: v.pipe(
    COUNT,
    v.check((best) => best !== null, 'is empty'),
  ),
  reason: maybe(TEXT),
  who: v.exactOptional(WORDS),
  at: v.exactOptional(INSTANT),
});
export const PUBLISHER_ROW = object({
  line: v.pipe(
    v.number('is not a number'),
    v.safeInteger('is not a line number'),
    v.minValue(0, 'is not a line number'),
  ),
  raw: jsonOf(
    v.record(v.string(), v.string()),
    'is not a row as its publisher wrote it: JSON of names and texts',
  ),
  mapped: jsonOf(MAPPED, 'is not a publisher’s row in Watchfloor’s terms, as JSON'),
});

export function object<const T extends v.ObjectEntries>(entries: T) {
  return v.strictObject(entries, ({ expected }) => {
    if (expected === 'never') return 'is not a field that Watchfloor knows';
    return expected === 'Object' ? 'is not an object' : 'is missing';
  });
}

/** Parts of a record, each identified by some of its columns, which must be unique. */
export function parts<T extends v.GenericSchema<unknown, NativePart>>(
  part: T,
  ...keys: readonly string[]
) {
  return v.exactOptional(
    v.pipe(
      v.array(part, 'is not a list of parts'),
      v.check(
        (list) =>
          new Set(list.map((one) => JSON.stringify(keys.map((key) => one[key])))).size ===
          list.length,
        keys.length === 0
          ? 'has more than one part'
          : `has two parts with the same ${keys.join(' and ')}`,
      ),
    ),
  );
}
