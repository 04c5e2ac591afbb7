import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { IncidentPage } from '../../src/store/port/rows.ts';
import type { ComparedCount } from '../../src/store/port/rows-comparison.ts';
import { filterOf, openDatabase, type TestDatabase, TODAY } from '../support/database.ts';
import { day, incident, milestone } from '../support/entries.ts';
import { attributedTo, naiveActorCounts, naiveCounts } from '../support/naive-counts.ts';
import { lyingIn, matches } from '../support/recount.ts';
import { randomWorld } from '../support/world.ts';

const INCIDENTS = 90;
const DAYS = ['2020-02-20', '2020-03-01', '2020-04-15', '2020-06-01'] as const;
const FILTERS = ['', 'by:ISKP', 'claimed:Taliban', '@Kabul', '-src:Reuters', 'killed:>=5 #drill'];

describe('a comparison in a database of random records', () => {
  let database: TestDatabase;
  let pages: readonly IncidentPage[];

  beforeAll(async () => {
    database = await randomWorld({ incidents: INCIDENTS, quotes: 0 }, 11);
    await database.add(...DAYS.map((date) => milestone({ when: day(date), name: date })));
    const ids = Array.from({ length: INCIDENTS }, (_, index) => index + 1);
    const found = await Promise.all(ids.map((id) => database.ask('incident', { id })));
    pages = found.flatMap((page) => page ?? []);
  });

  const compare = async (milestone: number, spanDays: number, text: string) => {
    const window = { kind: 'last', name: '30 d' } as const;
    const scope = { filter: filterOf(text), window, today: TODAY };
    const answer = await database.ask('comparison', { ...scope, milestone, spanDays });
    if (answer === null) throw new Error('no comparison');
    return answer;
  };

  const given = fc.tuple(
    fc.integer({ min: 1, max: DAYS.length }),
    fc.integer({ min: 1, max: 120 }),
    fc.constantFrom(...FILTERS),
  );

  it('counts on each side what the incidents themselves say, by actor and place too', async () => {
    await fc.assert(
      fc.asyncProperty(given, async ([id, span, text]) => {
        const on = DAYS[id - 1] ?? '';
        const answer = await compare(id, span, text);
        const matching = pages.filter((page) => matches(page, filterOf(text)));
        const earlier = lyingIn(matching, answer.before);
        const later = lyingIn(matching, answer.after);
        const [were, are] = [earlier.sure, later.sure];
        expect(answer.before).toMatchObject(naiveCounts(earlier));
        expect(answer.after).toMatchObject(naiveCounts(later));
        expect(answer.eitherSide).toBe(later.unsure.filter(({ from }) => from < on).length);
        for (const { id, before, after } of answer.actors) {
          expect(before).toEqual(countOf(attributedTo(were, id), id));
          expect(after).toEqual(countOf(attributedTo(are, id), id));
        }
        const actors = [...were, ...are].flatMap(({ attributions }) =>
          attributions.filter(({ basis }) => basis !== 'denied').map(({ actorId }) => actorId),
        );
        expect(answer.actors.map(({ id }) => id).toSorted()).toEqual(
          [...new Set(actors)].toSorted(),
        );
        for (const { actorId, place, before, after } of answer.claims) {
          const there = (pages: readonly IncidentPage[]) =>
            countOf(
              attributedTo(pages, actorId).filter((page) => placeOf(page) === place),
              actorId,
            ).claimed;
          expect([before, after]).toEqual([there(were), there(are)]);
        }
        const claimed = (side: 'before' | 'after') =>
          answer.claims.reduce((all, claim) => all + claim[side], 0);
        const byActor = (side: 'before' | 'after') =>
          answer.actors.reduce((all, actor) => all + actor[side].claimed, 0);
        expect([claimed('before'), claimed('after')]).toEqual([
          byActor('before'),
          byActor('after'),
        ]);
        const sum = (side: 'before' | 'after') =>
          answer.places.reduce((all, place) => all + place[side].incidents, 0);
        expect([sum('before'), sum('after')]).toEqual([were.length, are.length]);
      }),
      { numRuns: 60 },
    );
  });

  it('counts what actors counts in the same days', async () => {
    await fc.assert(
      fc.asyncProperty(given, async ([id, span, text]) => {
        const { after, actors } = await compare(id, span, text);
        const days = `${text} since:${after.from} until:${after.until}`.trim();
        const scope = {
          filter: filterOf(days),
          window: { kind: 'last', name: 'all' } as const,
          today: TODAY,
        };
        const counted = await database.ask('actors', { ...scope, limit: null });
        expect(counted.counts).toMatchObject({ incidents: after.incidents, mayBe: after.mayBe });
        const seen = counted.rows.filter(({ incidents }) => incidents > 0);
        expect(actors.filter((one) => one.after.incidents > 0)).toHaveLength(seen.length);
        for (const { id, after: count } of actors) {
          expect(seen.find((row) => row.id === id)?.incidents ?? 0).toBe(count.incidents);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('tells the sides apart, so that these tests can fail', async () => {
    const { before, after, eitherSide } = await compare(3, 90, '');
    expect(before.incidents).toBeGreaterThan(5);
    expect(after.incidents).toBeGreaterThan(5);
    expect(before.incidents).not.toBe(after.incidents);
    expect(eitherSide).toBeGreaterThan(0);
  });
});

describe('a comparison', () => {
  it('leaves out who only denied', async () => {
    const database = openDatabase();
    const denied = { actor: 'Taliban', role: 'perpetrator', basis: 'denied' } as const;
    await database.add(
      milestone(),
      incident({ attributions: [{ ...denied, doubted: false, saidBy: null }] }),
    );
    const answer = await database.ask('comparison', {
      milestone: 1,
      spanDays: 30,
      filter: filterOf(''),
      window: { kind: 'last', name: 'all' },
      today: TODAY,
    });
    expect([answer?.after.incidents, answer?.actors]).toEqual([1, []]);
  });
});

function countOf(pages: readonly IncidentPage[], actor: number): ComparedCount {
  const { incidents, claimed, killedBest, killedUnknown } = naiveActorCounts(
    { sure: pages, discounted: [] },
    actor,
  );
  return { incidents, claimed, killedBest, killedUnknown };
}

function placeOf({ place, admin1, country }: IncidentPage): string {
  const where = place === null ? [admin1, country] : [place, country];
  return where.filter((part) => part !== null).join(', ') || 'place not given';
}
