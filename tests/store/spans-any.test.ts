import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { addDays } from '../../src/domain/days.ts';
import type { Scope } from '../../src/store/questions.ts';
import type { IncidentPage } from '../../src/store/rows.ts';
import { filterOf, openDatabase, type TestDatabase, TODAY } from '../support/database.ts';
import { day, incident, milestone } from '../support/entries.ts';
import { lyingIn, matches } from '../support/recount.ts';
import { randomWorld } from '../support/world.ts';

const INCIDENTS = 150;
const FILTERS = ['', 'by:ISKP', 'type:battle', '-on:civilians', 'killed:>4'];

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

const tied = (incidents: readonly IncidentPage[], actor: number) =>
  incidents.filter(({ ties }) =>
    ties.some(({ actorId, basis }) => actorId === actor && basis !== 'denied'),
  ).length;

const spans = fc
  .tuple(fc.integer({ min: -40, max: 190 }), fc.integer({ min: 1, max: 420 }))
  .map(([start, length]): Span => {
    const from = addDays('2020-01-01', start);
    return { from, until: addDays(from, length - 1) };
  });

describe('a span of days', () => {
  it('holds the same incidents whoever counts them, and as many more that may be in it', async () => {
    await fc.assert(
      fc.asyncProperty(spans, fc.constantFrom(...FILTERS), async (span, text) => {
        const { sure, unsure } = matching(span, text);
        const counted = { incidents: sure.length, mayBe: unsure.length };
        const scope: Scope = {
          filter: filterOf(text),
          window: { kind: 'between', ...span },
          today: TODAY,
        };
        const actors = await database.ask('actors', { ...scope, limit: null });
        expect(actors.counts).toMatchObject(counted);
        const length = (Date.parse(span.until) - Date.parse(span.from)) / 86_400_000 + 1;
        const before = { from: addDays(span.from, -length), until: addDays(span.from, -1) };
        for (const row of actors.rows) {
          expect(row.incidents).toBe(tied(sure, row.id));
          expect(row.mayBe).toBe(tied(unsure, row.id));
          expect(row.before).toBe(tied(matching(before, text).sure, row.id));
          expect(row.trend.reduce((sum, part) => sum + part, 0)).toBe(row.incidents);
        }
        const timeline = await database.ask('timeline', { ...scope, bars: 80 });
        const inBars = timeline.bars.reduce((sum, bar) => sum + bar.incidents, 0);
        expect(inBars + timeline.lessPrecise).toBe(sure.length);
        expect(timeline.mayBe).toBe(unsure.length);
        const brief = await database.ask('brief', scope);
        expect(brief.counts).toEqual(actors.counts);
        const told = (mayBe: boolean) =>
          brief.incidents.filter(({ mayBeOutside }) => mayBeOutside === mayBe).map(({ id }) => id);
        expect(told(false).toSorted()).toEqual(sure.map(({ id }) => id).toSorted());
        expect(told(true).toSorted()).toEqual(unsure.map(({ id }) => id).toSorted());
        const filter = filterOf(`${text} since:${span.from} until:${span.until}`);
        const all = { kind: 'last', name: 'all' } as const;
        const dated = { filter, window: all, today: TODAY, limit: null };
        expect((await database.ask('actors', dated)).counts).toEqual(actors.counts);
        const found = await database.ask('matches', { filter, today: TODAY });
        expect(found.incidents).toBe(sure.length + unsure.length);
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
          const { sure, unsure } = matching(side, '');
          expect(side).toMatchObject({ incidents: sure.length, mayBe: unsure.length });
        }
        const span = { from: addDays('2020-04-10', -spanDays), until: '2020-04-09' };
        const page = await database.ask('actor', {
          ...{ id: 1, bars: 80, today: TODAY },
          window: { kind: 'between', ...span },
        });
        const { sure, unsure } = matching(span, '');
        const { bars = [], lessPrecise, mayBe } = page?.timeline ?? {};
        const inBars = bars.reduce((sum, bar) => sum + bar.incidents, 0);
        expect([inBars + (lessPrecise ?? 0), mayBe]).toEqual([tied(sure, 1), tied(unsure, 1)]);
      }),
      { numRuns: 40 },
    );
  }, 60_000);

  it('has nothing of an incident of which only the month is known, when it is a week of it', async () => {
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
