import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { IncidentPage, QuoteRow } from '../../src/store/port/rows.ts';
import { filterOf, openDatabase, type TestDatabase, TODAY } from '../support/database.ts';
import { entryOf, incident, quote } from '../support/entries.ts';
import { matches, quoteMatches } from '../support/recount.ts';
import { WHOLE_LIST } from '../support/whole-list.ts';
import { randomWorld } from '../support/world.ts';

const ALL = { kind: 'last', name: 'all' } as const;

async function found(database: TestDatabase, text: string): Promise<readonly number[]> {
  const filter = filterOf(text);
  const { rows } = await database.ask('incidents', { ...WHOLE_LIST, filter });
  return rows.map(({ id }) => id);
}

async function foundQuotes(database: TestDatabase, text: string): Promise<readonly number[]> {
  const scope = { filter: filterOf(text), window: ALL, today: TODAY, limit: null };
  const { rows } = await database.ask('quotes', scope);
  return rows.map(({ id }) => id);
}

const TOKENS = [
  'by:ISKP',
  'by:daesh-k,Taliban',
  'by:"IS Khorasan"',
  'by:nobody',
  'on:civilians',
  'actor:TALIBAN',
  'claimed:ISKP',
  'blamed:Taliban,ISKP',
  'denied:Taliban',
  'type:battle',
  'type:attack,armed-clash',
  'since:2020-03-15',
  'until:2020-04-10',
  'until:2020-03',
  '@Kabul',
  '@Kabul,AFG',
  '@Kabul,Nangarhar,AFG',
  '@AFG',
  '@"Spin Boldak",Kabul,AFG',
  'in:Afghanistan',
  'in:kabul',
  'in:Nangarhar,PAK',
  'killed:>=10',
  'killed:5..8',
  'killed:<3,?',
  'wounded:?',
  'wounded:10',
  'civilians:?',
  'arrested:>5',
  'arrested:?',
  'status:disputed',
  'status:reported,confirmed',
  'src:reuters',
  'src:"Interior Ministry",AFP',
  '#drill',
  'tag:election',
  'dataset:ucdp',
  'speaker:"a. person"',
  'grade:B2',
  'grade:C,6',
  'has:quote',
  'has:url',
  'is:removed',
  'id:I3,I9,I12',
  'id:Q4',
  'id:R7',
  'wedding',
  'KABUL',
  '"wedding hall"',
  '"open fire"',
  'zeb',
];
const token = fc
  .tuple(fc.constantFrom(...TOKENS), fc.boolean())
  .map(([text, negated]) => (negated ? `-${text}` : text));
const texts = fc.array(token, { minLength: 1, maxLength: 3 }).map((tokens) => tokens.join(' '));

describe('a filter on a database of random records', () => {
  let database: TestDatabase;
  let pages: ReadonlyMap<number, IncidentPage>;
  let quotes: readonly QuoteRow[];

  beforeAll(async () => {
    database = await randomWorld({ incidents: 90, quotes: 50 }, 5);
    const ids = Array.from({ length: 90 }, (_, index) => index + 1);
    const found = await Promise.all(ids.map((id) => database.ask('incident', { id })));
    pages = new Map(found.flatMap((page) => (page === null ? [] : [[page.id, page] as const])));
    const all = { filter: filterOf(''), window: ALL, today: TODAY, limit: null };
    quotes = (await database.ask('quotes', all)).rows;
  });

  const expected = (text: string) => {
    const filter = filterOf(text);
    return [...pages.values()].filter((page) => matches(page, filter)).map(({ id }) => id);
  };
  const expectedQuotes = (text: string) => {
    const filter = filterOf(text);
    return quotes.filter((one) => quoteMatches(one, pages, filter)).map(({ id }) => id);
  };

  it.each(TOKENS)('finds the same incidents as counting by hand does: %s', async (text) => {
    expect((await found(database, text)).toSorted((a, b) => a - b)).toEqual(expected(text));
    expect((await found(database, `-${text}`)).toSorted((a, b) => a - b)).toEqual(
      expected(`-${text}`),
    );
  });

  it('finds the same incidents by any terms together', async () => {
    await fc.assert(
      fc.asyncProperty(texts, async (text) => {
        expect((await found(database, text)).toSorted((a, b) => a - b)).toEqual(expected(text));
      }),
      { numRuns: 200 },
    );
  });

  it('finds the same quotes by any terms together', async () => {
    await fc.assert(
      fc.asyncProperty(texts, async (text) => {
        fc.pre(!text.includes('is:removed'));
        expect(await foundQuotes(database, text)).toEqual(expectedQuotes(text));
      }),
      { numRuns: 200 },
    );
  });

  it('is counted as it is listed', async () => {
    await fc.assert(
      fc.asyncProperty(texts, async (text) => {
        const filter = filterOf(text);
        const counted = await database.ask('matches', { filter, today: TODAY });
        const ids = await found(database, text);
        expect(counted.found).toBe(ids.length);
        expect(counted.incidents + counted.mayBe + counted.discounted).toBe(ids.length);
        expect(counted.quotes).toBe((await foundQuotes(database, text)).length);
      }),
      { numRuns: 50 },
    );
  });

  it('tells few incidents apart from many, so that these tests can fail', () => {
    for (const text of [
      'by:ISKP',
      'wedding',
      'killed:>=10',
      '@Kabul',
      '#drill',
      'status:disputed',
    ]) {
      expect(expected(text).length).toBeGreaterThan(0);
      expect(expected(text).length).toBeLessThan(80);
    }
  });
});

describe('a filter', () => {
  it('takes the first and the last day that it names with it', async () => {
    const database = openDatabase();
    await database.add(entryOf('attack 2020-05-12 by:ISKP Shots'));
    for (const [text, ids] of [
      ['since:2020-05-12', [1]],
      ['since:2020-05-13', []],
      ['until:2020-05-12', [1]],
      ['until:2020-05-11', []],
    ] as const) {
      expect(await found(database, text)).toEqual(ids);
    }
  });

  it('finds no incident by who was said to have done it, once that is taken away', async () => {
    const database = openDatabase();
    await database.add(entryOf('attack 2020-05-12 by:ISKP Shots'));
    expect(await found(database, 'by:ISKP')).toEqual([1]);
    database.sqlite.exec("update attribution set removed_at = '2020-05-13T00:00:00.000Z'");
    expect(await found(database, 'by:ISKP')).toEqual([]);
  });
});

describe('words in a filter', () => {
  const titled = async (...titles: readonly string[]) => {
    const database = openDatabase();
    await database.add(...titles.map((title) => incident({ title })));
    return database;
  };

  it('are never taken for the syntax of the full-text search', async () => {
    const database = await titled('attack OR riot', 'a "quoted" word');
    const words = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 });
    const syntax = fc.constantFrom(
      '"',
      '*',
      'NEAR(a b)',
      'AND',
      'a OR b',
      '^a',
      'title:x',
      '-',
      '(',
    );
    await fc.assert(
      fc.asyncProperty(fc.oneof(words, syntax), fc.boolean(), async (text, prefix) => {
        const span = { from: 0, until: 0 };
        const condition = { key: 'text', text, prefix } as const;
        const filter = { terms: [{ condition, negated: false, span }] };
        const matched = await database.ask('matches', { filter, today: TODAY });
        expect(matched.incidents).toBeLessThanOrEqual(2);
      }),
    );
    expect(await found(database, '"attack OR riot"')).toEqual([1]);
    expect(await found(database, '"OR"')).toEqual([1]);
  });

  it('are found within a run of a script without spaces', async () => {
    const database = await titled('喀布尔发生爆炸', 'ระเบิดในกรุงคาบูล', 'Explosion in Kabul');
    expect(await found(database, '爆炸')).toEqual([1]);
    expect(await found(database, 'กรุงคาบูล')).toEqual([2]);
  });

  it('match without accents, and signs as they stand', async () => {
    const database = await titled('Explosión en Kābul', '100% of the seats', 'below 100');
    expect(await found(database, 'explosion')).toEqual([1]);
    expect(await found(database, '"%"')).toEqual([2]);
    expect(await found(database, '"_"')).toEqual([]);
  });

  it('are found in what was said about an incident, until that is removed', async () => {
    const database = await titled('Attack');
    await database.add(quote({ text: 'We mourn', about: [{ incident: 1 }] }));
    expect(await found(database, 'mourn')).toEqual([1]);
    await database.act({ who: 'tester', kind: 'remove', record: { kind: 'quote', id: 1 } });
    expect(await found(database, 'mourn')).toEqual([]);
  });
});
