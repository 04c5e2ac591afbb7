import { beforeAll, describe, expect, it } from 'vitest';
import type { Attribution } from '../../src/domain/model/actor.ts';
import { addDays } from '../../src/domain/time/days.ts';
import type { Scope } from '../../src/store/port/questions.ts';
import type { IncidentPage } from '../../src/store/port/rows.ts';
import { filterOf, openDatabase, type TestDatabase, TODAY } from '../support/database.ts';
import { day, incident, milestone, quote, report } from '../support/entries.ts';
import { lyingIn } from '../support/recount.ts';
import { randomWorld } from '../support/world.ts';

const scopeOf = (text: string, name: '30 d' | '90 d' | 'all' = 'all'): Scope => ({
  filter: filterOf(text),
  window: { kind: 'last', name },
  today: TODAY,
});
const attribution = (over: Partial<Attribution> = {}): Attribution => ({
  actor: 'ISKP',
  role: 'perpetrator',
  basis: 'reported',
  doubted: false,
  saidBy: undefined,
  ...over,
});

describe('the counts by actor', () => {
  it('count an incident once in whatever role, and not at all where its only attribution is a denial', async () => {
    const database = openDatabase();
    await database.add(
      incident({
        attributions: [
          attribution(),
          attribution({ basis: 'claimed', saidBy: null }),
          attribution({ role: 'target' }),
        ],
      }),
      incident({ attributions: [attribution({ basis: 'denied', saidBy: null })] }),
      incident({
        attributions: [
          attribution({ basis: 'blamed' }),
          attribution({ basis: 'denied', saidBy: null }),
        ],
      }),
    );
    const { rows, counts } = await database.ask('actors', { ...scopeOf(''), limit: null });
    expect(counts.incidents).toBe(3);
    expect(rows).toMatchObject([
      {
        name: 'ISKP',
        incidents: 2,
        asPerpetrator: 2,
        asTarget: 1,
        claimed: 1,
        blamed: 1,
        denied: 2,
        killedBest: 54,
        killedUnknown: 0,
      },
    ]);
  });

  it('add up best, else low, and say how many incidents had neither', async () => {
    const database = openDatabase();
    const killed = (low: number | null, best: number | null) =>
      incident({ reports: [report({ figures: { killed: { low, best, high: 40 } } })] });
    await database.add(killed(27, null), killed(1, 3), killed(null, null));
    const { rows } = await database.ask('actors', { ...scopeOf(''), limit: null });
    expect(rows).toMatchObject([{ incidents: 3, killedBest: 30, killedUnknown: 1 }]);
  });

  it('count a merged actor’s incidents for the one that it is now, each once', async () => {
    const database = openDatabase();
    await database.add(
      incident({ attributions: [attribution(), attribution({ actor: 'IS-K' })] }),
      incident({ attributions: [attribution({ actor: 'IS-K', role: 'target' })] }),
    );
    database.sqlite.exec("update actor set merged_into = 1 where name = 'IS-K'");
    const { rows } = await database.ask('actors', { ...scopeOf(''), limit: null });
    expect(rows).toMatchObject([{ name: 'ISKP', incidents: 2, asPerpetrator: 1, asTarget: 1 }]);
  });

  it('come with a trend and with the count in the window before', async () => {
    const database = openDatabase();
    const on = (date: string) => incident({ when: day(date) });
    await database.add(
      on('2020-06-30'),
      on('2020-06-30'),
      on('2020-06-01'),
      on('2020-05-31'),
      on('2020-05-02'),
      on('2020-05-01'),
    );
    const { period, rows } = await database.ask('actors', { ...scopeOf('', '30 d'), limit: null });
    expect(period).toEqual({ from: '2020-06-01', until: '2020-06-30', end: 'now' });
    expect(rows).toMatchObject([{ incidents: 3, before: 2, trend: [1, 0, 0, 0, 0, 0, 0, 2] }]);
    const all = await database.ask('actors', { ...scopeOf('', 'all'), limit: null });
    expect(all.rows).toMatchObject([
      { incidents: 6, before: null, firstSeen: '2020-05-01', lastSeen: '2020-06-30' },
    ]);
  });

  it('have most incidents first, then go by name, and stop at a limit', async () => {
    const database = openDatabase();
    const by = (...names: readonly string[]) =>
      incident({ attributions: names.map((actor) => attribution({ actor })) });
    await database.add(by('Zeta', 'Beta'), by('Zeta', 'alpha'));
    const names = async (limit: number | null) => {
      const { rows } = await database.ask('actors', { ...scopeOf(''), limit });
      return rows.map(({ name }) => name);
    };
    expect(await names(null)).toEqual(['Zeta', 'alpha', 'Beta']);
    expect(await names(1)).toEqual(['Zeta']);
  });

  it('are the actors of the incidents that match', async () => {
    const database = openDatabase();
    await database.add(
      incident({
        attributions: [attribution(), attribution({ actor: 'civilians', role: 'target' })],
      }),
      incident({ attributions: [attribution({ actor: 'Taliban' })] }),
    );
    const { rows } = await database.ask('actors', { ...scopeOf('by:ISKP'), limit: null });
    expect(rows.map(({ name }) => name)).toEqual(['civilians', 'ISKP']);
  });
});

describe('a window', () => {
  const windows = ['', 'since:2020-04-01', 'until:2020-04-10', 'since:2020-04-01 until:2020-04-10'];
  let database: TestDatabase;
  let pages: readonly IncidentPage[];

  beforeAll(async () => {
    database = await randomWorld({ incidents: 80, quotes: 10 }, 3);
    const ids = Array.from({ length: 80 }, (_, index) => index + 1);
    const found = await Promise.all(ids.map((id) => database.ask('incident', { id })));
    pages = found
      .filter((page) => page !== null)
      .filter((page) => !page.removed && page.mergedInto === null);
  });

  /** What surely lies in the days that a filter gives. */
  const lyingUnder = (text: string) =>
    lyingIn(pages, {
      from: text.includes('since') ? '2020-04-01' : '0000-01-01',
      until: text.includes('until') ? '2020-04-10' : '9999-12-31',
    }).sure;

  it.each(windows)('counts each incident that lies in it once: %s', async (text) => {
    const { counts } = await database.ask('actors', { ...scopeOf(text), limit: null });
    expect(counts.incidents).toBe(lyingUnder(text).length);
  });

  it.each(windows)(
    'has bars that hold what began in them, and counts the less exact: %s',
    async (text) => {
      const answer = await database.ask('timeline', { ...scopeOf(text), bars: 30 });
      const inWindow = lyingUnder(text);
      expect(answer.bars.length).toBeLessThanOrEqual(30);
      expect(['day', 'week']).toContain(answer.unit);
      const fine = inWindow.filter((page) => page.precision !== 'month');
      expect(answer.lessPrecise).toBe(inWindow.length - fine.length);
      for (const bar of answer.bars) {
        const isFirst = bar.from === answer.period.from;
        const began = fine.filter(
          (page) => (isFirst || page.from >= bar.from) && page.from < addDays(bar.until, 1),
        );
        expect(bar.incidents).toBe(began.length);
        expect(bar.killed).toBe(
          began.reduce((sum, { killed }) => sum + (killed.best ?? killed.low ?? 0), 0),
        );
      }
    },
  );

  it('is replaced by the days of a filter', async () => {
    const { period } = await database.ask('actors', {
      ...scopeOf('since:2020-04-01 until:2020-04-10', '30 d'),
      limit: null,
    });
    expect(period).toEqual({ from: '2020-04-01', until: '2020-04-10', end: 'given' });
  });
});

describe('the timeline', () => {
  it('has the milestones of its window, whatever the filter', async () => {
    const database = openDatabase();
    await database.add(
      incident({ when: day('2020-03-06') }),
      milestone(),
      milestone({ when: day('2019-12-01') }),
    );
    const { milestones } = await database.ask('timeline', {
      ...scopeOf('by:nobody', '30 d'),
      bars: 40,
    });
    expect(milestones).toMatchObject([
      { id: 1, from: '2020-02-29', precision: 'day', name: 'US-Taliban agreement signed in Doha' },
    ]);
  });
});

describe('the latest quotes', () => {
  it('are those of the window, newest first, with what they are about', async () => {
    const database = openDatabase();
    await database.add(
      incident({ when: day('2020-06-20') }),
      quote({ when: day('2020-06-21'), about: [{ incident: 1 }, { actor: 'ISKP' }] }),
      quote({ when: day('2020-06-25'), text: 'Later' }),
      quote({ when: day('2020-04-01'), text: 'Before the window' }),
    );
    const answer = await database.ask('quotes', { ...scopeOf('', '30 d'), limit: 5 });
    expect(answer).toMatchObject({
      total: 2,
      rows: [
        { id: 2, text: 'Later', about: [] },
        { id: 1, about: ['ISKP', 'I1'], source: 'Reuters', grade: 'B2', verbatim: true },
      ],
    });
    const one = await database.ask('quotes', { ...scopeOf('', '30 d'), limit: 1 });
    expect([one.rows.length, one.total]).toEqual([1, 2]);
  });
});

describe('the overview', () => {
  it('counts what there is, and knows the newest incident that is not in the future', async () => {
    const database = openDatabase();
    expect(await database.ask('overview', { today: TODAY })).toMatchObject({
      incidents: 0,
      newest: null,
    });
    const days = ['2020-06-20', '2020-08-01'];
    await database.add(...days.map((date) => incident({ when: day(date) })), quote(), milestone());
    await database.act({ who: 'tester', kind: 'remove', record: { kind: 'quote', id: 1 } });
    expect(await database.ask('overview', { today: TODAY })).toEqual({
      conflicts: 0,
      importing: [],
      country: 'AFG',
      lastRecord: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
      incidents: 2,
      quotes: 0,
      actors: 1,
      sources: 1,
      milestones: 1,
      newest: '2020-06-20',
    });
  });
});
