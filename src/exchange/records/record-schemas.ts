import * as v from 'valibot';
import { ESTIMATE_MEASURES, RELATION_KINDS } from '../../domain/entry/entry.ts';
import { ACTOR_KINDS } from '../../domain/model/actor.ts';
import { EVENT_TYPES } from '../../domain/model/event-types.ts';
import { RELIABILITIES } from '../../domain/model/grade.ts';
import { type NativePart, partsAt, type RecordLine } from '../../domain/model/native-record.ts';
import { VERDICTS } from '../../domain/model/status.ts';
import { countryName } from '../../domain/places/countries.ts';
import { PLACE_PRECISIONS } from '../../domain/places/place.ts';
import {
  ATTRIBUTION,
  FIGURE,
  maybe,
  object,
  PIN,
  PUBLISHER_ROW,
  parts,
  RECORD,
  REPORT,
  SAID,
  SPAN,
} from './record-parts.ts';
import {
  hasCircle,
  holding,
  isAsExact,
  isDistinct,
  isOther,
  isSpan,
  isSubtype,
  isWithOther,
} from './record-rules.ts';
import {
  COUNT,
  DAY_OR_TIME,
  degrees,
  oneOf,
  PRECISION,
  TEXT,
  UID,
  WORDS,
} from './record-values.ts';

/** The schema of each kind of complete record; the columns are those of `store/schema/records/native.ts`. */
export const RECORD_SCHEMAS: Readonly<Record<RecordLine, v.GenericSchema<unknown, NativePart>>> = {
  dataset: object({
    name: WORDS,
    format: WORDS,
    title: WORDS,
    licence: TEXT,
    attribution: TEXT,
    passing: oneOf(['free', 'attribution', 'no']),
    stale_after_days: v.exactOptional(COUNT),
  }),
  source: holding(
    object({
      ...RECORD,
      name: WORDS,
      reliability: v.exactOptional(oneOf(RELIABILITIES)),
      origin: maybe(UID),
    }),
    isOther('origin'),
  ),
  actor: holding(
    object({
      ...RECORD,
      name: WORDS,
      short_name: maybe(WORDS),
      kind: v.exactOptional(oneOf(ACTOR_KINDS)),
      merged_into: maybe(UID),
      aliases: parts(object({ name: WORDS }), 'name'),
      distinct: parts(object({ other: UID }), 'other'),
    }),
    isOther('merged_into'),
    isDistinct('actor'),
  ),
  incident: holding(
    object({
      ...RECORD,
      ...SPAN,
      type: v.exactOptional(oneOf(EVENT_TYPES.map(({ type }) => type))),
      subtype: maybe(TEXT),
      title: WORDS,
      narrative: maybe(TEXT),
      place: maybe(TEXT),
      admin1: maybe(TEXT),
      admin2: maybe(TEXT),
      country: maybe(
        v.pipe(
          TEXT,
          v.check(
            (code) => /^[A-Z]{3}$/.test(code) && countryName(code) !== undefined,
            'is not a country code of ISO 3166-1 (three letters)',
          ),
        ),
      ),
      lat: maybe(degrees(90)),
      lon: maybe(degrees(180)),
      place_precision: v.exactOptional(oneOf(PLACE_PRECISIONS)),
      verdict: maybe(oneOf(VERDICTS)),
      verdict_note: maybe(TEXT),
      dataset: maybe(WORDS),
      external_id: maybe(WORDS),
      merged_into: maybe(UID),
      tags: parts(
        object({
          tag: v.pipe(
            WORDS,
            v.check((tag) => tag === tag.toLowerCase(), 'is not in lower case'),
          ),
        }),
        'tag',
      ),
      reports: parts(REPORT, 'uid'),
      attributions: parts(ATTRIBUTION, 'uid'),
      pins: parts(PIN, 'measure'),
      relations: parts(object({ kind: oneOf(RELATION_KINDS), other: UID }), 'other', 'kind'),
      distinct: parts(object({ other: UID }), 'other'),
      publisher_rows: parts(PUBLISHER_ROW),
    }),
    ...isSpan('occurred_from', 'occurred_until', 'date_precision'),
    isSubtype('subtype', 'type'),
    isWithOther('lat', 'lon'),
    isWithOther('external_id', 'dataset'),
    [
      'verdict_note',
      'is empty, although there is a verdict',
      ({ verdict, verdict_note: note }) => typeof verdict !== 'string' || typeof note === 'string',
    ],
    isOther('merged_into'),
    isDistinct('incident'),
    [
      'relations',
      'relates the incident to itself',
      (one) => partsAt(one, 'relations').every(({ other }) => other !== one.uid),
    ],
    [
      'reports',
      'has a report that derives from itself through others',
      (one) => !hasCircle(partsAt(one, 'reports'), 'derives_from'),
    ],
  ),
  quote: holding(
    object({
      ...RECORD,
      ...SAID,
      said_from: DAY_OR_TIME,
      said_until: DAY_OR_TIME,
      date_precision: v.exactOptional(PRECISION),
      text: WORDS,
      verbatim: v.exactOptional(oneOf([0, 1])),
      speaker: maybe(TEXT),
      role: maybe(TEXT),
      organisation: maybe(TEXT),
      source: maybe(UID),
      answers: maybe(UID),
      actors: parts(object({ actor: UID }), 'actor'),
      incidents: parts(object({ incident: UID }), 'incident'),
    }),
    ...isSpan('said_from', 'said_until', 'date_precision'),
    isAsExact('published_on', 'published_precision'),
    isOther('answers'),
  ),
  estimate: holding(
    object({
      ...RECORD,
      ...SAID,
      ...FIGURE,
      measure: oneOf(ESTIMATE_MEASURES),
      as_of_from: maybe(DAY_OR_TIME),
      as_of_until: maybe(DAY_OR_TIME),
      as_of_precision: maybe(PRECISION),
      since: maybe(DAY_OR_TIME),
      since_precision: maybe(PRECISION),
      actor: UID,
      source: maybe(UID),
    }),
    ...isSpan('as_of_from', 'as_of_until', 'as_of_precision'),
    isAsExact('since', 'since_precision'),
    isAsExact('published_on', 'published_precision'),
  ),
  milestone: holding(
    object({ ...RECORD, ...SPAN, name: WORDS, note: maybe(TEXT) }),
    ...isSpan('occurred_from', 'occurred_until', 'date_precision'),
  ),
};
