import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { addDays } from '../../src/domain/time/days.ts';
import type { Scope } from '../../src/store/port/questions.ts';
import type { IncidentPage } from '../../src/store/port/rows.ts';
import { filterOf, openDatabase, type TestDatabase, TODAY } from '../support/database.ts';
import { day, incident, milestone } from '../support/entries.ts';
import { attributedTo, naiveActorCounts, naiveCounts } from '../support/naive-counts.ts';
import { lyingIn, matches } from '../support/recount.ts';
import { randomWorld } from '../support/world.ts';

const INCIDENTS = 150;
const FILTERS = [
  '',
  'by:ISKP',
  'type:battle',
  '-on:civilians',
  'killed:>4',
  'status:discounted',
  '-status:discounted',
  'status:disputed,discounted',
];

let database: TestDatabase;
let pages: readonly IncidentPage[];

beforeAll(async () => {
  database = await randomWorld({ incidents: INCIDENTS, quotes: 0 }, 23);
  const years = [2019, 2020].map((year) =>
    incident({ when: { from: `${year}-01-01`, until: `${year}-12-31`, precision: 'year' } }),
  );
  const weeks = ['2020-03-02', '2020-04-27'].map((from) =>
    incident({ when: { from, until: addDays(from, 6), precision: 'week' } }),
  );
  await database.add(
    ...years,
    ...weeks,
    incident({ when: { from: '2020-01-20', until: '2020-06-10', precision: 'days' } }),
  );
  const all = [];
  for (let id = 1; id <= INCIDENTS + 5; id += 1) {
    const page = await database.ask('incident', { id });
    if (page !== null) all.push(page);
  }
  pages = all;
}, 60_000);

type Span = { readonly from: string; readonly until: string };

const matching = (span: Span, text: string) =>
  lyingIn(
    pages.filter((page) => matches(page, filterOf(text))),
    span,
  );

const namesOf = (rows: readonly { readonly id: number }[]) =>
  rows.map(({ id }) => id).toSorted((one, other) => one - other);

const spans = fc
  .tuple(fc.integer({ min: -40, max: 190 }), fc.integer({ min: 1, max: 420 }))
  .map(([start, length]): Span => {
    const from = addDays('2020-01-01', start);
    return { from, until: addDays(from, length - 1) };
  });

describe('a span of days', () => {
  it('has the same incidents, and as many that may be in it, by every way of counting', async () => {
    await fc.assert(
      fc.asyncProperty(spans, fc.constantFrom(...FILTERS), async (span, text) => {
        const told = matching(span, text);
        const { sure, unsure, discounted } = told;
        const counts = naiveCounts(told);
        const scope: Scope = {
          filter: filterOf(text),
          window: { kind: 'between', ...span },
          today: TODAY,
        };
        const actors = await database.ask('actors', { ...scope, limit: null });
        expect(actors.counts).toEqual(counts);
        const length = (Date.parse(span.until) - Date.parse(span.from)) / 86_400_000 + 1;
        const before = { from: addDays(span.from, -length), until: addDays(span.from, -1) };
        const earlier = matching(before, text);
        const named = [...sure, ...unsure, ...discounted].flatMap(({ attributions }) =>
          attributions.map(({ actorId }) => actorId),
        );
        for (const actor of named) {
          const isCounted = actors.rows.some(({ id }) => id === actor);
          const { incidents, denied, discounted: beside } = naiveActorCounts(told, actor);
          const mayBe = attributedTo(unsure, actor).length;
          expect(isCounted).toBe(incidents + denied + mayBe + beside.incidents > 0);
        }
        for (const row of actors.rows) {
          expect(row).toMatchObject(naiveActorCounts(told, row.id));
          expect(row.mayBe).toBe(attributedTo(unsure, row.id).length);
          expect(row.before).toBe(attributedTo(earlier.sure, row.id).length);
          expect(row.trend.reduce((sum, part) => sum + part, 0)).toBe(row.incidents);
        }
        const timeline = await database.ask('timeline', { ...scope, bars: 80 });
        const inBars = timeline.bars.reduce((sum, bar) => sum + bar.incidents, 0);
        expect(inBars + timeline.lessPrecise).toBe(sure.length);
        expect(timeline).toMatchObject({ mayBe: unsure.length, discounted: counts.discounted });
        const situationReport = await database.ask('situationReport', scope);
        expect(situationReport.counts).toEqual(counts);
        expect(situationReport.before?.counts).toEqual(naiveCounts(earlier));
        expect(situationReport.actors.map(({ id, incidents }) => [id, incidents])).toEqual(
          actors.rows.map(({ id, incidents }) => [id, incidents]),
        );
        const isOutside = (mayBe: boolean) =>
          situationReport.incidents.filter(
            ({ mayBeOutside, status }) => status !== 'discounted' && mayBeOutside === mayBe,
          );
        expect(namesOf(isOutside(false))).toEqual(namesOf(sure));
        expect(namesOf(isOutside(true))).toEqual(namesOf(unsure));
        const filter = filterOf(`${text} since:${span.from} until:${span.until}`);
        const all = { kind: 'last', name: 'all' } as const;
        const dated = { filter, window: all, today: TODAY, limit: null };
        expect((await database.ask('actors', dated)).counts).toEqual(counts);
        const list = await database.ask('incidents', {
          ...{ filter, sort: { column: 'date', descending: true } },
          ...{ at: 'start', before: 0, after: 1_000 },
        });
        expect(namesOf(list.rows)).toEqual(namesOf([...sure, ...unsure, ...discounted]));
        expect(await database.ask('matches', { filter, today: TODAY })).toMatchObject({
          found: list.rows.length,
          incidents: sure.length,
          mayBe: unsure.length,
          discounted: discounted.length,
        });
      }),
      { numRuns: 60 },
    );
  }, 60_000);

  it('holds as many from a milestone on, and before it, and on the page of an actor', async () => {
    await database.add(milestone({ when: day('2020-04-10') }));
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 300 }), async (spanDays) => {
        const window = { kind: 'last', name: 'all' } as const;
        const answer = await database.ask('comparison', {
          ...{ filter: filterOf(''), window, today: TODAY },
          ...{ milestone: 1, spanDays },
        });
        for (const side of [answer?.before, answer?.after]) {
          if (side === undefined) throw new Error('There is no milestone.');
          expect(side).toMatchObject(naiveCounts(matching(side, '')));
        }
        const span = { from: addDays('2020-04-10', -spanDays), until: '2020-04-09' };
        const page = await database.ask('actor', {
          ...{ id: 1, bars: 80, allTimeBars: 80, today: TODAY },
          window: { kind: 'between', ...span },
        });
        const { sure, unsure } = matching(span, '');
        const { bars = [], lessPrecise, mayBe } = page?.timeline ?? {};
        const inBars = bars.reduce((sum, bar) => sum + bar.incidents, 0);
        expect([inBars + (lessPrecise ?? 0), mayBe]).toEqual([
          attributedTo(sure, 1).length,
          attributedTo(unsure, 1).length,
        ]);
      }),
      { numRuns: 40 },
    );
  }, 60_000);

  it('does not have an incident of which only the month is known, if it is a week of that month', async () => {
    const monthly = openDatabase();
    await monthly.add(
      incident({ when: { from: '2020-04-01', until: '2020-04-30', precision: 'month' } }),
    );
    const window = { kind: 'between', from: '2020-04-08', until: '2020-04-14' } as const;
    const scope = { filter: filterOf(''), window, today: TODAY };
    const { rows, counts } = await monthly.ask('actors', { ...scope, limit: null });
    expect(counts).toMatchObject({ incidents: 0, mayBe: 1, killed: { best: 0 } });
    expect(rows).toMatchObject([{ incidents: 0, mayBe: 1, before: 0, firstSeen: null }]);
  });
});
