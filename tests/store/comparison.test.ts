import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { spansAround, uncoveredIn } from '../../src/domain/time/milestone-spans.ts';
import { filterOf, openDatabase, type TestDatabase, TODAY } from '../support/database.ts';
import { entryOf } from '../support/entries.ts';
import { importedIncident, importRows } from '../support/imported.ts';

const LINES = [
  'milestone 2020-02-29 Agreement signed in Doha',
  'attack 2020-01-10 @Kabul,AFG by:Taliban src:A killed:3 One',
  'attack 2020-02-27 @Kabul,AFG claimed:ISKP src:A killed:? Two',
  'attack 2020-03-06 @Kabul,AFG claimed:ISKP src:A killed:27-32 Three',
  'attack 2020-03-25 @Kabul,AFG claimed:ISKP claimed:Taliban src:A killed:25 Four',
  'attack 2020-02 @Herat,AFG by:Taliban src:A killed:2 Sometime in February',
];

async function compare(database: TestDatabase, filter = '', spanDays: number | null = 60) {
  const found = await database.ask('comparison', {
    milestone: 1,
    spanDays,
    filter: filterOf(filter),
    window: { kind: 'last', name: '30 d' },
    today: TODAY,
  });
  if (found === null) throw new Error('no comparison');
  return found;
}

async function withLines(lines = LINES): Promise<TestDatabase> {
  const database = openDatabase();
  await database.add(...lines.map(entryOf));
  return database;
}

describe('before and after a milestone', () => {
  it('is the same number of days, with what was claimed and what nobody counted', async () => {
    const found = await compare(await withLines());
    expect(found.before).toMatchObject({
      from: '2019-12-31',
      until: '2020-02-28',
      incidents: 2,
      claimed: 1,
      killed: { low: 3, best: 3, high: 3, unknown: 1 },
    });
    expect(found.after).toMatchObject({
      from: '2020-02-29',
      until: '2020-04-28',
      incidents: 2,
      claimed: 2,
      killed: { low: 52, best: 52, high: 57, unknown: 0 },
    });
  });

  it('counts what may have happened on either side on neither, and says so', async () => {
    expect((await compare(await withLines())).eitherSide).toBe(1);
  });

  it('is broken down by actor and place; a claim by two counts for each', async () => {
    const found = await compare(await withLines());
    expect(
      found.actors.map(({ name, before, after }) => [name, before.claimed, after.claimed]),
    ).toEqual([
      ['ISKP', 1, 2],
      ['Taliban', 0, 1],
    ]);
    expect(found.places).toEqual([
      {
        name: 'Kabul, AFG',
        before: { incidents: 2, claimed: 1, killedBest: 3, killedUnknown: 1 },
        after: { incidents: 2, claimed: 2, killedBest: 52, killedUnknown: 0 },
      },
    ]);
  });

  it('obeys the filter, its days aside', async () => {
    const found = await compare(await withLines(), 'claimed:ISKP since:2020-06-01');
    expect([found.before.incidents, found.after.incidents]).toEqual([1, 2]);
  });

  it('says which days no dataset covers', async () => {
    const found = await compare(await withLines());
    expect(found.before.uncovered).toEqual([{ from: '2019-12-31', until: '2020-01-09' }]);
    expect(found.before.uncoveredDays).toBe(10);
    expect(found.after.uncovered).toEqual([{ from: '2020-03-26', until: '2020-04-28' }]);
  });

  it('asks only the datasets that the filter names which days they cover', async () => {
    const database = await withLines();
    const when = { from: '2020-03-01', until: '2020-03-01', precision: 'day' } as const;
    await importRows(database, [{ ...importedIncident('1'), when }]);
    const found = await compare(database, 'dataset:"UCDP GED"', 10);
    expect([found.before.uncoveredDays, found.after.uncoveredDays]).toEqual([10, 9]);
  });

  it('takes the length of the window where no span is given', async () => {
    expect((await compare(await withLines(), '', null)).days).toBe(30);
  });
});

describe('the days that nothing covers', () => {
  const day = fc
    .integer({ min: 0, max: 40 })
    .map((n) => `2020-${n < 20 ? '01' : '02'}-${String((n % 20) + 1).padStart(2, '0')}`);
  const span = fc
    .tuple(day, day)
    .map(([a, b]) => (a < b ? { from: a, until: b } : { from: b, until: a }));

  it('are each day of the span that lies in none of the others', () => {
    fc.assert(
      fc.property(span, fc.array(span, { maxLength: 4 }), (whole, others) => {
        const found = uncoveredIn(whole, others);
        const isIn = (one: string, spans: readonly { from: string; until: string }[]) =>
          spans.some(({ from, until }) => from <= one && one <= until);
        for (const one of daysOf(whole)) expect(isIn(one, found)).toBe(!isIn(one, others));
        for (const { from, until } of found) {
          expect(from <= until && whole.from <= from && until <= whole.until).toBe(true);
        }
      }),
    );
  });

  it('lie on both sides of the first possible day', () => {
    expect(spansAround({ from: '2020-02-29' }, 1)).toEqual({
      before: { from: '2020-02-28', until: '2020-02-28' },
      after: { from: '2020-02-29', until: '2020-02-29' },
    });
  });
});

function daysOf({ from, until }: { from: string; until: string }): readonly string[] {
  const days: string[] = [];
  for (let at = Date.parse(from); at <= Date.parse(until); at += 86_400_000) {
    days.push(new Date(at).toISOString().slice(0, 10));
  }
  return days;
}

describe('estimates', () => {
  it('are in dispute where their ranges cannot both be right at the same time', async () => {
    const database = await withLines([
      'estimate ISKP strength 200-400 asof:2020-05 src:Officials/D4',
      'estimate ISKP strength 1000+ asof:2020-04 src:Analysts/B2 note:"perhaps more"',
      'estimate ISKP strength 4000 asof:2016 src:Officials/D4',
      'estimate ISKP losses 10000+ since:2015 src:Officials/D4',
    ]);
    const rows = await database.ask('estimates', {});
    expect(
      rows.map(({ measure, asOf, disputed }) => [measure, asOf?.from ?? null, disputed]),
    ).toEqual([
      ['losses', null, false],
      ['strength', '2020-05-01', true],
      ['strength', '2020-04-01', true],
      ['strength', '2016-01-01', false],
    ]);
  });
});
