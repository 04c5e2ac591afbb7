import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Condition, Filter } from '../../src/domain/filter/filter.ts';
import { printFilter } from '../../src/domain/filter/print-filter.ts';
import { readFilter } from '../../src/domain/filter/read-filter.ts';
import { EVENT_SLUGS, readEventType } from '../../src/domain/model/event-types.ts';
import { MEASURES } from '../../src/domain/model/figure.ts';
import { STATUSES } from '../../src/domain/model/status.ts';
import { PLACED } from '../../src/domain/places/placed.ts';
import { moment } from './arbitrary.ts';
import { someText } from './nasty-text.ts';
import { CLOCK } from './reading.ts';

const names = fc.array(someText, { minLength: 1, maxLength: 3 });
const lowerCase = names.map((all) => all.map((name) => name.toLowerCase().trim()));
const count = fc.nat(500);
/** To a tenth of a millionth of a degree, as degrees are read. */
const degrees = (most: number) =>
  fc.integer({ min: -most * 1e7, max: most * 1e7 }).map((parts) => (parts === 0 ? 0 : parts / 1e7));
const point = fc.record({ lat: degrees(90), lon: degrees(180) });
const condition: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({ key: fc.constantFrom('by', 'on', 'actor', 'claimed', 'blamed', 'denied'), names }),
  fc.record({ key: fc.constantFrom('in', 'src', 'dataset', 'speaker'), names }),
  fc.record({
    key: fc.constant('tag'),
    names: lowerCase.filter((all) => all.every((name) => name !== '' && !name.startsWith('#'))),
  }),
  fc.record({
    key: fc.constant('type'),
    types: fc.array(
      fc
        .constantFrom(...EVENT_SLUGS)
        .map((slug) => readEventType(slug) ?? { type: '', subtype: null }),
      { minLength: 1, maxLength: 3 },
    ),
  }),
  fc.record({
    key: fc.constantFrom('since', 'until'),
    day: moment.map(({ from }) => from.slice(0, 10)),
  }),
  fc
    .record({ place: someText, admin1: fc.option(someText), country: fc.constant('AFG') })
    .map((place) => ({ key: 'place' as const, places: [place] })),
  fc.record({
    key: fc.constant('near'),
    circle: fc.record({ point, km: fc.nat(20_000).map((km) => km + 0.5) }),
  }),
  fc.tuple(point, point).map(([one, other]) => ({
    key: 'box' as const,
    box: {
      south: Math.min(one.lat, other.lat),
      west: one.lon,
      north: Math.max(one.lat, other.lat),
      east: other.lon,
    },
  })),
  fc.record({
    key: fc.constant('placed'),
    placed: fc.array(fc.constantFrom(...PLACED), { minLength: 1, maxLength: 3 }),
  }),
  fc.record({
    key: fc.constant('figure'),
    measure: fc.constantFrom(...MEASURES),
    tests: fc.array(
      fc.oneof(
        fc.constant({ is: 'unknown' } as const),
        count.map((low) => ({ is: 'between', low, high: null }) as const),
        count.map((high) => ({ is: 'between', low: null, high }) as const),
        fc.tuple(count, count).map(([a, b]) => ({ is: 'between', low: a, high: a + b }) as const),
      ),
      { minLength: 1, maxLength: 3 },
    ),
  }),
  fc.record({
    key: fc.constant('status'),
    statuses: fc.array(fc.constantFrom(...STATUSES), { minLength: 1, maxLength: 3 }),
  }),
  fc.record({
    key: fc.constant('id'),
    ids: fc.array(
      fc.record({
        kind: fc.constantFrom('incident', 'quote', 'actor'),
        id: fc.integer({ min: 1, max: 99_999 }),
      }),
      { minLength: 1, maxLength: 3 },
    ),
  }),
  fc.record({ key: fc.constant('text'), text: someText, prefix: fc.constant(false) }),
);
const term = fc.record({ condition, negated: fc.boolean() });

describe('a filter as its text', () => {
  it('reads back as the same filter', () => {
    const noSpan = { from: 0, until: 0 };
    const withoutSpans = ({ terms }: Filter): Filter => ({
      terms: terms.map((one) => ({ ...one, span: noSpan })),
    });
    fc.assert(
      fc.property(fc.array(term, { maxLength: 5 }), (terms) => {
        const filter: Filter = { terms: terms.map((one) => ({ ...one, span: noSpan })) };
        const text = printFilter(filter);
        const reading = readFilter(text, CLOCK);
        expect(reading.problems, text).toEqual([]);
        expect(withoutSpans(reading.filter), text).toEqual(filter);
      }),
      { numRuns: 2000 },
    );
  });
});
