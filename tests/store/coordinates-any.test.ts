import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { PLACE_PRECISIONS } from '../../src/domain/places/place.ts';
import { PLACED } from '../../src/domain/places/placed.ts';
import type { IncidentPage } from '../../src/store/port/rows.ts';
import { filterOf, type TestDatabase } from '../support/database.ts';
import { matches } from '../support/recount.ts';
import { WHOLE_LIST } from '../support/whole-list.ts';
import { randomWorld } from '../support/world.ts';

const INCIDENTS = 250;

/** Around Kabul, on both sides of the date line, at both poles, and anywhere. */
const point = fc.oneof(
  fc.record({ lat: between(33, 36), lon: between(68, 71) }),
  fc.record({ lat: between(-2, 2), lon: fc.oneof(between(178, 180), between(-180, -178)) }),
  fc.record({ lat: fc.oneof(between(88, 90), between(-90, -88)), lon: between(-180, 180) }),
  fc.record({ lat: between(-90, 90), lon: between(-180, 180) }),
);
const km = fc.oneof(between(1, 60), between(60, 2000), between(2000, 20_000));
const circle = fc
  .tuple(point, km)
  .map(([{ lat, lon }, distance]) => `near:${lat},${lon}/${distance}km`);
const box = fc.tuple(point, point).map(([one, other]) => {
  const [south, north] = [Math.min(one.lat, other.lat), Math.max(one.lat, other.lat)];
  return `box:${south},${one.lon}..${north},${other.lon}`;
});
const placed = fc
  .subarray([...PLACED], { minLength: 1 })
  .map((names) => `placed:${names.join(',')}`);
const texts = fc
  .array(fc.tuple(fc.oneof(circle, box, placed), fc.boolean()), { minLength: 1, maxLength: 3 })
  .map((terms) => terms.map(([term, negated]) => (negated ? `-${term}` : term)).join(' '));

function between(min: number, max: number): fc.Arbitrary<number> {
  return fc.integer({ min: min * 1000, max: max * 1000 }).map((parts) => parts / 1000 + 0);
}

describe('a filter by coordinates, on incidents anywhere on Earth', () => {
  let database: TestDatabase;
  let pages: readonly IncidentPage[];

  beforeAll(async () => {
    database = await randomWorld({ incidents: INCIDENTS, quotes: 0 }, 31);
    const given = fc.record({
      at: fc.option(point, { freq: 4 }),
      precision: fc.constantFrom('exact', 'near', ...PLACE_PRECISIONS),
      isNamed: fc.boolean(),
    });
    const set = database.sqlite.prepare(
      `update incident set lat = ?, lon = ?, place_precision = ?, place = iif(?, place, null),
        admin1 = iif(?, admin1, null), admin2 = iif(id % 5 = 0, 'D', null) where id = ?`,
    );
    for (const [index, { at, precision, isNamed }] of fc
      .sample(given, { numRuns: INCIDENTS, seed: 31 })
      .entries()) {
      const named = isNamed ? 1 : 0;
      set.run(at?.lat ?? null, at?.lon ?? null, precision, named, named, index + 1);
    }
    const ids = Array.from({ length: INCIDENTS }, (_, index) => index + 1);
    const found = await Promise.all(ids.map((id) => database.ask('incident', { id })));
    pages = found.flatMap((page) => page ?? []);
  });

  async function found(text: string): Promise<readonly number[]> {
    const { rows } = await database.ask('incidents', { ...WHOLE_LIST, filter: filterOf(text) });
    return rows.map(({ id }) => id).toSorted((a, b) => a - b);
  }

  it('finds what looking at each incident finds', async () => {
    let most = 0;
    await fc.assert(
      fc.asyncProperty(texts, async (text) => {
        const filter = filterOf(text);
        const ids = await found(text);
        most = Math.max(most, ids.length);
        expect(ids).toEqual(pages.filter((page) => matches(page, filter)).map(({ id }) => id));
      }),
      { numRuns: 500 },
    );
    expect(most).toBeGreaterThan(0);
  });

  it('puts every incident into one precision', async () => {
    const parts: (readonly number[])[] = [];
    for (const name of PLACED) parts.push(await found(`placed:${name}`));
    expect(parts.every((part) => part.length > 0)).toBe(true);
    expect(parts.flat().toSorted((a, b) => a - b)).toEqual(await found(''));
  });

  it('takes no coordinates that stand for an area or a country for a place', async () => {
    const everywhere = await found('box:-90,-180..90,180');
    expect(everywhere).toEqual(await found('placed:exact,near'));
    expect(await found('near:0,0/20016km')).toEqual(everywhere);
  });

  it('leaves out what is known to 25 km where the circle or the box is smaller', async () => {
    for (const text of ['near:34,69/12km', 'near:34,69/0.4km', 'box:34,69..34.2,70']) {
      expect(await found(`${text} placed:near`)).toEqual([]);
    }
    expect(await found('near:34.5,69.5/200km placed:near')).not.toEqual([]);
    expect(await found('near:34.5,69.5/200km placed:exact')).not.toEqual([]);
  });

  it('reads circles and boxes from the index alone', () => {
    const plan = database.sqlite
      .prepare(
        `explain query plan select id from incident where removed_at is null and lat >= 34 and lat <= 35
          and place_precision in ('exact', 'near') and lon >= 69 and lon <= 70`,
      )
      .all();
    expect(JSON.stringify(plan)).toContain('COVERING INDEX incident_by_point');
  });
});
