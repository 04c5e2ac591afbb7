import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { possibleWords } from '../../src/domain/model/counted-figure.ts';
import { readEntry } from '../../src/domain/reading/read-entry.ts';
import type { WindowChoice } from '../../src/domain/time/period.ts';
import { writeSituationReport } from '../../src/exchange/situation-report/situation-report.ts';
import type { Scope } from '../../src/store/port/questions.ts';
import type { SituationReport } from '../../src/store/port/rows-situation-report.ts';
import { someText } from '../domain/nasty-text.ts';
import { filterOf, openDatabase, TODAY } from '../support/database.ts';
import { day, incident, milestone, quote } from '../support/entries.ts';
import { randomWorld } from '../support/world.ts';

const windows: fc.Arbitrary<WindowChoice> = fc.constantFrom<WindowChoice>(
  { kind: 'last', name: '30 d' },
  { kind: 'last', name: '90 d' },
  { kind: 'last', name: 'all' },
  { kind: 'between', from: '2020-03-01', until: '2020-04-15' },
);
const filters = fc
  .constantFrom('', 'by:ISKP', 'type:attack', '-status:discounted', 'since:2020-04-01', 'gunmen')
  .map(filterOf);

/** What begins a line of its own, or something else than text, in Markdown. */
const breaks = fc.constantFrom(' ', '\n# ', '\r\n- ', '\n\n> ', '\u2028', '\n', '**', '\n```\n');

const written = (situationReport: SituationReport, scope: Scope) =>
  writeSituationReport(situationReport, {
    filter: scope.filter,
    zone: 'UTC',
    now: `${TODAY}T12:00:00.000Z`,
    attributions: [],
    isRedacted: false,
  });

describe('any situation report', () => {
  it('counts what the list holds and the panel of actors counts', async () => {
    const database = await randomWorld({ incidents: 120, quotes: 30 }, 7);
    await fc.assert(
      fc.asyncProperty(windows, filters, async (window, filter) => {
        const scope: Scope = { filter, window, today: TODAY };
        const situationReport = await database.ask('situationReport', scope);
        const { counts } = await database.ask('actors', { ...scope, limit: null });
        expect(situationReport.counts).toEqual(counts);
        const { incidents: told } = situationReport;
        const judged = told.filter(({ status }) => status !== 'discounted');
        const incidents = judged.filter(({ mayBeOutside }) => !mayBeOutside);
        const best = incidents.map(({ killed }) => killed.best ?? killed.low);
        expect(situationReport.counts).toMatchObject({
          incidents: incidents.length,
          discounted: { incidents: told.length - judged.length },
          disputed: incidents.filter(({ status }) => status === 'disputed').length,
          killed: {
            best: best.reduce<number>((sum, count) => sum + (count ?? 0), 0),
            unknown: best.filter((count) => count === null).length,
          },
        });
        const text = written(situationReport, scope);
        const names = told.map(({ id }) => text.split(`(I${id}, `).length - 1);
        expect(names.every((times) => times === 1)).toBe(true);
        const maybe = judged.length - incidents.length;
        const words = `${incidents.length || 'none recorded'}${possibleWords(maybe)}`;
        expect(text).toContain(`| Incidents | ${words} |`);
      }),
      { numRuns: 30 },
    );
  });

  it('gives no figure that nobody in it has given', async () => {
    const database = await randomWorld({ incidents: 120, quotes: 0 }, 11);
    const scope: Scope = {
      filter: filterOf(''),
      window: { kind: 'last', name: 'all' },
      today: TODAY,
    };
    const text = written(await database.ask('situationReport', scope), scope);
    const items = text.split('\n\n').filter((part) => part.startsWith('- Killed: '));
    expect(items.length).toBeGreaterThan(90);
    for (const item of items) {
      const [, killed = ''] = /^- Killed: ([^;]*);/.exec(item) ?? [];
      const given = [...item.matchAll(/^- Source: .*; killed ([^;\n]*)/gm)].map(([, one]) => one);
      const numbers = (words: string) => words.match(/\d+/g) ?? [];
      const known = given.flatMap((one) => numbers(one ?? ''));
      expect(
        numbers(killed).every((number) => known.includes(number)),
        item,
      ).toBe(true);
      if (given.length === 0) expect(killed, item).toBe('n/r');
    }
  });

  it('keeps whatever stands in a title, a name or a quote inside its own line', async () => {
    await fc.assert(
      fc.asyncProperty(someText, breaks, async (before, between) => {
        const text = `${before}${between}heading`;
        const database = openDatabase();
        const around = (inside: string) => [
          incident({ title: inside, narrative: inside, when: { ...incident().when } }),
          quote({ text: inside, speaker: inside, role: inside, note: inside }),
          milestone({ when: day('2020-03-06'), name: inside, note: inside }),
        ];
        const scope: Scope = {
          filter: filterOf(''),
          window: { kind: 'last', name: 'all' },
          today: TODAY,
        };
        await database.add(...around(text));
        const plain = openDatabase();
        await plain.add(...around('plain'));
        const shape = async (of: typeof database) =>
          written(await of.ask('situationReport', scope), scope)
            .split('\n')
            .map((line) => [
              /^(#+ |- |> |\*\*)?/.exec(line)?.[0],
              line.match(/(?<!\\)\|/g)?.length,
            ]);
        expect(await shape(database)).toEqual(await shape(plain));
      }),
      { numRuns: 60 },
    );
  });
});

describe('the estimates of a situation report', () => {
  const LINES = [
    'attack 2020-05-12 @Kabul,AFG by:ISKP killed:3 src:AFP/B2 One',
    'attack 2020-05-13 @Idlib,SYR by:HTS killed:3 src:AFP/B2 Two',
    'estimate ISKP strength 200-400 asof:2020-05 src:Officials/D4',
    'estimate ISKP strength 1000+ asof:2020-04 src:Analysts/B2',
    'estimate HTS strength 100 asof:2020-05 src:Officials/D4',
    'estimate HTS strength 900 asof:2020-06 src:Analysts/B2',
  ];

  async function actorsOf(filter: string): Promise<readonly string[]> {
    const database = openDatabase();
    for (const line of LINES) {
      const { entry } = readEntry(line, { now: `${TODAY}T12:00:00Z`, zone: 'UTC' });
      if (entry === undefined) throw new Error(line);
      await database.add(entry);
    }
    const window = { kind: 'last', name: 'all' } as const;
    const situationReport = await database.ask('situationReport', {
      filter: filterOf(filter),
      window,
      today: TODAY,
    });
    return [
      ...new Set(
        situationReport.estimates.map(
          ({ actor, disputed }) => `${actor}${disputed ? ', in dispute' : ''}`,
        ),
      ),
    ];
  }

  it('are of the actors that matching incidents name', async () => {
    expect(await actorsOf('until:2020-06-30')).toEqual(['HTS, in dispute', 'ISKP, in dispute']);
    expect(await actorsOf('@Kabul until:2020-06-30')).toEqual(['ISKP, in dispute']);
    expect(await actorsOf('by:HTS until:2020-06-30')).toEqual(['HTS, in dispute']);
  });

  it('leave out what nobody had said by then, and are there when nobody contradicts them', async () => {
    expect(await actorsOf('until:2020-05-31')).toEqual(['HTS', 'ISKP, in dispute']);
  });
});
