import * as v from 'valibot';
import { ACTOR_KINDS, BASES, ROLES } from '../../domain/model/actor.ts';
import { MEASURES } from '../../domain/model/figure.ts';
import { CREDIBILITIES, RELIABILITIES } from '../../domain/model/grade.ts';
import { PLACE_PRECISIONS } from '../../domain/places/place.ts';
import type { StoredMapped } from '../../store/schema/mapped-row.ts';
import { COUNT, DAY_OR_TIME, degrees, oneOf, PRECISION, TEXT, WORDS } from './record-values.ts';

const NAMED = v.nullable(TEXT);
const REPORT = v.object({
  source: WORDS,
  published: v.nullable(DAY_OR_TIME),
  url: NAMED,
  headline: NAMED,
  grade: v.object({
    reliability: v.nullable(oneOf(RELIABILITIES)),
    credibility: v.nullable(oneOf(CREDIBILITIES)),
  }),
  figures: v.record(oneOf(MEASURES), v.object({ low: COUNT, best: COUNT, high: COUNT })),
});

/** A publisher's row in our terms, as stored beside an incident for comparison with the next release. */
export const MAPPED: v.GenericSchema<unknown, StoredMapped> = v.object({
  when: v.object({ from: DAY_OR_TIME, until: DAY_OR_TIME, precision: PRECISION }),
  place: v.object({
    place: NAMED,
    admin1: NAMED,
    admin2: NAMED,
    country: NAMED,
    point: v.nullable(v.object({ lat: degrees(90), lon: degrees(180) })),
    precision: oneOf(PLACE_PRECISIONS),
  }),
  type: WORDS,
  subtype: NAMED,
  title: WORDS,
  narrative: NAMED,
  tags: v.array(WORDS),
  ties: v.array(
    v.object({
      actor: WORDS,
      kind: oneOf(ACTOR_KINDS),
      role: oneOf(ROLES),
      basis: oneOf(BASES),
      doubted: v.boolean(),
    }),
  ),
  accounts: v.tupleWithRest([REPORT], REPORT),
});
