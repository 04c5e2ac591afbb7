import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { takeDays } from '../../src/domain/filter/filter.ts';
import { GROUPINGS, type Grouping } from '../../src/domain/grouping/grouping.ts';
import { foldName } from '../../src/domain/names/names.ts';
import { type CalendarUnit, unitName } from '../../src/domain/time/calendar-unit.ts';
import { laterOf } from '../../src/domain/time/days.ts';
import {
  type GivenDays,
  isAllTime,
  type Period,
  type WindowChoice,
} from '../../src/domain/time/period.ts';
import type { IncidentPage } from '../../src/store/port/rows.ts';
import type { GroupRow } from '../../src/store/port/rows-groups.ts';
import { filterOf, type TestDatabase, TODAY } from '../support/database.ts';
import { naiveCounts, sums } from '../support/naive-counts.ts';
import { lyingIn, matches } from '../support/recount.ts';
import { randomWorld } from '../support/world.ts';

const INCIDENTS = 120;
const FILTERS = [
  ...['', 'by:ISKP', '@Kabul', '-src:Reuters', 'killed:>=5 #drill', 'is:removed', 'zebra'],
  ...['since:2020-03-10', 'until:2020-05-20 actor:Taliban', 'since:2020-02-25 until:2020-04-02'],
];
const ALL = { kind: 'last', name: 'all' } as const;
const WINDOWS: readonly WindowChoice[] = [
  { kind: 'last', name: '30 d' },
  { kind: 'last', name: '90 d' },
  ALL,
];
const [FIRST, LAST] = ['0001-01-01', '9999-12-31'];
const ANY = { order: { by: 'killed', descending: true }, limit: null } as const;
/** An incident may be in several groups of these. */
const SEVERAL: readonly Grouping[] = ['source', 'actor'];

describe('groups in a database of random records', () => {
  let database: TestDatabase;
  let pages: readonly IncidentPage[];

  beforeAll(async () => {
    database = await randomWorld({ incidents: INCIDENTS, quotes: 0 }, 17);
    database.sqlite.exec(`update incident set date_precision = 'about' where id % 11 = 0;
      update incident set occurred_from = '2020-01-01', occurred_until = '2020-12-31', date_precision = 'year' where id % 13 = 0;
      update incident set occurred_until = date(occurred_from, '+6 days'), date_precision = 'week'
        where id % 7 = 0 and date_precision = 'day'`);
    const ids = Array.from({ length: INCIDENTS }, (_, index) => index + 1);
    const found = await Promise.all(ids.map((id) => database.ask('incident', { id })));
    pages = found.flatMap((page) => page ?? []);
  });

  const given = fc.record({
    by: fc.constantFrom(...GROUPINGS),
    text: fc.constantFrom(...FILTERS),
    window: fc.constantFrom(...WINDOWS),
    compared: fc.boolean(),
  });

  it('are what the incidents themselves say, one by one', async () => {
    await fc.assert(
      fc.asyncProperty(given, async ({ text, ...asked }) => {
        const filter = filterOf(text);
        const answer = await database.ask('groups', { ...asked, ...ANY, filter, today: TODAY });
        const { given, rest } = takeDays(filter);
        const days = boundsOf(isAllTime(given) ? asked.window : given, answer.period);
        const counted = lyingIn(
          pages.filter((page) => matches(page, rest)),
          days,
        );
        expect(answer.counts).toEqual(naiveCounts(counted));
        expect(told(answer.rows)).toEqual(recounted(counted.sure, asked.by, days.from));
        const total = sumOf(answer.rows.map(({ incidents }) => incidents));
        if (!SEVERAL.includes(asked.by)) expect(total).toBe(answer.counts.incidents);
        for (const { trend, incidents } of answer.rows.filter(({ trend }) => trend.length > 0)) {
          expect(sumOf(trend)).toBe(incidents);
        }
      }),
      { numRuns: 250 },
    );
  });

  it('are found by their filters, as many as each has', async () => {
    await fc.assert(
      fc.asyncProperty(given, async ({ text, by, window }) => {
        const ask = (filter: string) =>
          database.ask('groups', {
            ...{ by, window, compared: false, today: TODAY, ...ANY },
            filter: filterOf(filter),
          });
        for (const row of (await ask(text)).rows) {
          if (row.filter === null) continue;
          const days = row.filter.startsWith('since:');
          const others = days ? text.replaceAll(/(since|until):\S*/g, '') : text;
          const { rows } = await ask(`${others} ${row.filter}`);
          const found = rows.find(({ key }) => folded(key) === folded(row.key));
          // What lasted into a day is found by it as well, but counts on its first day.
          if (days) expect(found?.incidents).toBeGreaterThanOrEqual(row.incidents);
          else expect(found?.incidents).toBe(row.incidents);
          if (by === 'country' || by === 'type') expect(rows).toHaveLength(1);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('are several, so that this test can fail', async () => {
    const scope = { filter: filterOf(''), window: ALL, today: TODAY };
    for (const by of GROUPINGS.filter((by) => by !== 'year')) {
      const { rows } = await database.ask('groups', { ...scope, ...ANY, by, compared: false });
      expect(rows.length).toBeGreaterThan(1);
    }
  });
});

/** The days that are counted; all of them where nothing bounds them. */
function boundsOf(bounds: WindowChoice | GivenDays, period: Period) {
  if (!('kind' in bounds)) {
    return { from: bounds.since ?? FIRST, until: bounds.until ?? LAST };
  }
  const isAll = bounds.kind === 'last' && bounds.name === 'all';
  return isAll ? { from: FIRST, until: LAST } : period;
}

type Told = Pick<GroupRow, 'key' | 'incidents' | 'killed'>;

function told(rows: readonly GroupRow[]): readonly Told[] {
  return sorted(
    rows.map(({ key, incidents, killed }) => ({ key: folded(key), incidents, killed })),
  );
}

function recounted(pages: readonly IncidentPage[], by: Grouping, since: string): readonly Told[] {
  const inGroups = pages.flatMap((page) =>
    [...new Set(keysOf(page, by, since).map(folded))].map((key) => ({ key, page })),
  );
  return sorted(
    [...Map.groupBy(inGroups, ({ key }) => key)].map(([key, all]) => ({
      key,
      incidents: all.length,
      killed: sums(all.map(({ page }) => page.killed)),
    })),
  );
}

function sorted(rows: readonly Told[]): readonly Told[] {
  return rows.toSorted((one, other) => (`${one.key}` < `${other.key}` ? -1 : 1));
}

/** Places are grouped in whatever spelling. */
function folded(key: string | null): string | null {
  return key && foldName(key);
}

/** The groups that an incident is in, by what it says of itself. */
function keysOf(page: IncidentPage, by: Grouping, since: string): readonly (string | null)[] {
  const orNone = (keys: readonly string[]) => (keys.length === 0 ? [null] : keys);
  const at = (name: string | null) =>
    name !== null && page.country !== null ? `${name}, ${page.country}` : name;
  switch (by) {
    case 'country':
      return [page.country];
    case 'area':
      return [at(page.admin1)];
    case 'place':
      return [at(page.place)];
    case 'type':
      return [page.type];
    case 'source':
      return orNone(page.sources);
    case 'actor':
      return orNone(
        page.attributions.filter(({ basis }) => basis !== 'denied').map(({ name }) => name),
      );
    default:
      return [timeKey(page, by, since)];
  }
}

const COARSEST: Readonly<Record<CalendarUnit, readonly string[]>> = {
  day: ['time', 'day', 'days'],
  week: ['time', 'day', 'days', 'week', 'about'],
  month: ['time', 'day', 'days', 'week', 'about', 'month'],
  year: ['time', 'day', 'days', 'week', 'about', 'month', 'year'],
};

function timeKey(page: IncidentPage, unit: CalendarUnit, since: string): string | null {
  const [first, last] = [laterOf(page.from.slice(0, 10), since), page.until.slice(0, 10)];
  if (!COARSEST[unit].includes(page.precision)) return null;
  const isKnown = ['time', 'day', 'days'].includes(page.precision);
  return isKnown || unitName(unit, first) === unitName(unit, last) ? unitName(unit, first) : null;
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}
