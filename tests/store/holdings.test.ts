import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Entry } from '../../src/domain/entry/entry.ts';
import { addDays } from '../../src/domain/time/days.ts';
import { filterOf, openDatabase, type TestDatabase, TODAY } from '../support/database.ts';
import { day, incident, quote, report } from '../support/entries.ts';

const FAR = '2001-01-01';
const scope = {
  filter: filterOf(''),
  window: { kind: 'last', name: '30 d' },
  today: TODAY,
} as const;

/** A record of one kind on a day; the incident that carries a report is long ago. */
function recordOn(kind: 'incident' | 'quote' | 'report', date: string): Entry {
  switch (kind) {
    case 'incident':
      return incident({ when: day(date) });
    case 'quote':
      return quote({ when: day(date) });
    case 'report':
      return incident({ when: day(FAR), reports: [report({ published: day(date) })] });
  }
}

type Exported = {
  readonly kind: 'incident' | 'quote' | 'report';
  readonly ago: number;
  readonly removed: boolean;
};

/** Adds a record, and removes it (a report with its incident) where that is asked; answers with the days that stay. */
async function addOne(
  database: TestDatabase,
  { kind, ago, removed }: Exported,
): Promise<readonly string[]> {
  const date = addDays(TODAY, -ago);
  await database.add(recordOn(kind, date));
  if (!removed) return kind === 'report' ? [FAR, date] : [date];
  const stored = kind === 'quote' ? 'quote' : 'incident';
  const { id } = await database.db
    .selectFrom(stored)
    .select(({ fn }) => fn.max('id').as('id'))
    .executeTakeFirstOrThrow();
  await database.act({ who: 'tester', kind: 'remove', record: { kind: stored, id } });
  return [];
}

describe('the window', () => {
  it('shows the newest quotes also where no incident is as new', async () => {
    const database = openDatabase();
    await database.add(recordOn('incident', '2019-05-12'), recordOn('quote', '2019-06-14'));
    const { period, total, newer } = await database.ask('quotes', { ...scope, limit: null });
    expect({ period, total, newer }).toEqual({
      period: { from: '2019-05-16', until: '2019-06-14', end: 'newest' },
      total: 1,
      newer: 0,
    });
  });

  it('leaves quotes outside it to be counted on either side', async () => {
    const database = openDatabase();
    await database.add(
      ...['2020-01-01', '2020-03-01', '2020-03-31', '2020-04-01', '2020-07-09'].map((date) =>
        recordOn('quote', date),
      ),
    );
    const window = { kind: 'between', from: '2020-03-01', until: '2020-03-31' } as const;
    const asked = { ...scope, limit: null };
    expect(await database.ask('quotes', { ...asked, window })).toMatchObject({
      total: 2,
      newer: 2,
      older: 1,
    });
    const all = { kind: 'last', name: 'all' } as const;
    expect(await database.ask('quotes', { ...asked, window: all })).toMatchObject({
      total: 5,
      newer: 0,
      older: 0,
    });
    const filter = filterOf('since:2020-04-01');
    expect(await database.ask('quotes', { ...asked, filter })).toMatchObject({
      total: 2,
      newer: 0,
      older: 3,
    });
  });

  it('ends now where a record of any kind falls into it, else at the newest that is not in the future', async () => {
    const kinds = fc.constantFrom('incident', 'quote', 'report');
    const records = fc.array(
      fc.record({ kind: kinds, ago: fc.integer({ min: -40, max: 120 }), removed: fc.boolean() }),
      { maxLength: 5 },
    );
    await fc.assert(
      fc.asyncProperty(records, async (given) => {
        const database = openDatabase();
        const seen: string[] = [];
        for (const one of given) seen.push(...(await addOne(database, one)));
        const newest = seen
          .filter((date) => date <= TODAY)
          .sort()
          .at(-1);
        const { period } = await database.ask('actors', { ...scope, limit: null });
        const isNow = newest === undefined || newest >= addDays(TODAY, -29);
        expect(period).toEqual({
          from: addDays(isNow ? TODAY : newest, -29),
          until: isNow ? TODAY : newest,
          end: isNow ? 'now' : 'newest',
        });
      }),
      { numRuns: 60 },
    );
  });
});
