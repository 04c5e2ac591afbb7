import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { foldName } from '../../src/domain/names/names.ts';
import { PLACE_PRECISIONS } from '../../src/domain/places/place.ts';
import type { IncidentPage } from '../../src/store/port/rows.ts';
import type { AreaRow } from '../../src/store/port/rows-groups.ts';
import { filterOf, type TestDatabase, TODAY } from '../support/database.ts';
import { sums } from '../support/naive-counts.ts';
import { matches } from '../support/recount.ts';
import { WHOLE_LIST } from '../support/whole-list.ts';
import { randomWorld } from '../support/world.ts';

const INCIDENTS = 150;
const ALL = { kind: 'last', name: 'all' } as const;
const texts = fc
  .uniqueArray(
    fc.constantFrom(
      ...['by:ISKP', '@AFG', '-in:Nangarhar', 'killed:>=5', '#drill', 'zebra', 'is:removed'],
      ...['since:2020-03-10', 'until:2020-05-20', 'placed:exact,near', '-placed:country'],
      ...['box:30,60..36,72', '-near:34,69/300km', 'status:discounted', '-status:discounted'],
    ),
    { maxLength: 3 },
  )
  .map((tokens) => tokens.join(' '));

describe('incidents by area, in a database of random records', () => {
  let database: TestDatabase;
  let pages: readonly IncidentPage[];

  beforeAll(async () => {
    database = await randomWorld({ incidents: INCIDENTS, quotes: 0 }, 23);
    const set = database.sqlite.prepare(
      `update incident set lat = ?, lon = ?, place_precision = ?,
        admin1 = iif(id % 17 = 0, upper(admin1), admin1) where id = ?`,
    );
    for (let id = 1; id <= INCIDENTS; id += 1) {
      const [lat, lon] = id % 3 === 0 ? [null, null] : [30 + (id % 7), 60 + (id % 13)];
      set.run(lat, lon, PLACE_PRECISIONS[id % PLACE_PRECISIONS.length], id);
    }
    database.sqlite.exec(`update incident set occurred_from = '2020-01-01', occurred_until = '2020-12-31',
      date_precision = 'year' where id % 13 = 0`);
    const ids = Array.from({ length: INCIDENTS }, (_, index) => index + 1);
    const found = await Promise.all(ids.map((id) => database.ask('incident', { id })));
    pages = found.flatMap((page) => page ?? []);
  });

  const areasOf = async (text: string) =>
    (await database.ask('areas', { filter: filterOf(text), window: ALL, today: TODAY })).rows;

  it('add up to what the list finds, except discounted ones', async () => {
    await fc.assert(
      fc.asyncProperty(texts, async (text) => {
        const rows = await areasOf(text);
        const list = await database.ask('incidents', { ...WHOLE_LIST, filter: filterOf(text) });
        const counted = list.rows.filter(({ status }) => status !== 'discounted');
        expect(rows.reduce((sum, { incidents }) => sum + incidents, 0)).toBe(counted.length);
      }),
      { numRuns: 200 },
    );
  });

  it('are what the incidents themselves say, one by one', async () => {
    await fc.assert(
      fc.asyncProperty(texts, async (text) => {
        const filter = filterOf(text);
        const counted = pages.filter(
          (page) => page.status !== 'discounted' && matches(page, filter),
        );
        expect(sorted((await areasOf(text)).map(toldFolded))).toEqual(sorted(recounted(counted)));
      }),
      { numRuns: 200 },
    );
  });

  it('have a row for each country of which the area is not known, and one for no country, the last ones', async () => {
    const rows = await areasOf('');
    const unknown = rows.filter(({ area }) => area === null).map(({ country }) => country);
    expect(unknown.toSorted()).toEqual(['AFG', 'PAK', null]);
    expect(rows.slice(-3).map(({ area }) => area)).toEqual([null, null, null]);
    expect(rows.at(-1)).toMatchObject({ area: null, country: null });
  });
});

function recounted(pages: readonly IncidentPage[]): readonly AreaRow[] {
  const groups = Map.groupBy(pages, ({ admin1, country }) =>
    JSON.stringify([admin1 && foldName(admin1), country]),
  );
  return [...groups.values()].map((all) => ({
    area: all[0]?.admin1 ? foldName(all[0].admin1) : null,
    country: all[0]?.country ?? null,
    incidents: all.length,
    killed: sums(all.map(({ killed }) => killed)),
    placed: all.filter(
      ({ lat, placePrecision }) => lat !== null && ['exact', 'near'].includes(placePrecision),
    ).length,
  }));
}

function toldFolded(row: AreaRow): AreaRow {
  return { ...row, area: row.area && foldName(row.area) };
}

function sorted(rows: readonly AreaRow[]): readonly AreaRow[] {
  return rows.toSorted((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
}

function keyOf({ area, country }: AreaRow): string {
  return JSON.stringify([country, area]);
}
