import fc from 'fast-check';
import type { Entry } from '../../src/domain/entry/entry.ts';
import { ACTOR_KINDS } from '../../src/domain/model/actor.ts';
import { MEASURES, type Measure } from '../../src/domain/model/figure.ts';
import { RELIABILITIES } from '../../src/domain/model/grade.ts';
import { parseRecordName } from '../../src/domain/model/record.ts';
import { someText } from './nasty-text.ts';

const note = fc.option(someText);
/** A name that is no incident's. */
const actorName = someText.filter((text) => parseRecordName(text.trim())?.kind !== 'incident');
const id = fc.integer({ min: 1, max: 9_999_999 });

/** Any line about an actor or a source, or that settles a figure. */
export const actorLineEntry: fc.Arbitrary<Entry> = fc.oneof(
  fc.record({
    kind: fc.constant('actor' as const),
    name: someText,
    shortName: note,
    actorKind: fc.constantFrom(...ACTOR_KINDS),
    aliases: fc.uniqueArray(someText, { maxLength: 3 }),
  }),
  fc.record({
    kind: fc.constant('source' as const),
    name: someText,
    reliability: fc.constantFrom(...RELIABILITIES),
    origin: note,
    reason: note,
  }),
  fc.record({
    kind: fc.constant('grade' as const),
    source: someText,
    reliability: fc.constantFrom(...RELIABILITIES),
    reason: someText,
  }),
  fc.record({
    kind: fc.constant('merge' as const),
    from: fc
      .tuple(actorName, fc.array(actorName, { maxLength: 2 }))
      .map(([one, others]): readonly [string, ...string[]] => [
        one,
        ...new Set(others.filter((other) => other !== one)),
      ]),
    into: actorName,
    reason: note,
  }),
  fc.record({
    kind: fc.constant('merge incidents' as const),
    from: fc
      .tuple(id, fc.uniqueArray(id, { maxLength: 2 }))
      .map(([one, others]): readonly [number, ...number[]] => [
        one,
        ...others.filter((other) => other !== one),
      ]),
    into: id,
    reason: note,
  }),
  fc.record({
    kind: fc.constant('split incident' as const),
    incident: id,
    from: fc.option(id, { nil: null }),
    reason: note,
  }),
  fc.record({
    kind: fc.constant('split' as const),
    name: actorName,
    aliases: fc.uniqueArray(someText, { maxLength: 2 }),
    from: fc.constant(null),
    reason: note,
  }),
  fc.record({
    kind: fc.constant('split' as const),
    name: actorName,
    aliases: fc.constant([]),
    from: actorName,
    reason: note,
  }),
  fc.record({
    kind: fc.constant('tag' as const),
    incidents: fc
      .uniqueArray(id, { minLength: 1, maxLength: 3 })
      .map(([one = 1, ...others]): readonly [number, ...number[]] => [one, ...others]),
    tags: fc
      .uniqueArray(fc.constantFrom('drill', 'élection', 'aid-worker'), { minLength: 1 })
      .map(([one = 'drill', ...others]): readonly [string, ...string[]] => [one, ...others]),
    takesOff: fc.boolean(),
    reason: note,
  }),
  fc.record({
    kind: fc.constant('pin' as const),
    incident: id,
    best: fc
      .uniqueArray(fc.tuple(fc.constantFrom(...MEASURES), fc.option(fc.nat(500))), {
        selector: ([measure]) => measure,
        minLength: 1,
        maxLength: 3,
      })
      .map((pairs): Partial<Record<Measure, number | null>> => Object.fromEntries(pairs)),
    reason: note,
  }),
);
