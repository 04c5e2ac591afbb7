import { describe, expect, it } from 'vitest';
import { filterOf, openDatabase, type TestDatabase, TODAY } from '../support/database.ts';
import { entryOf } from '../support/entries.ts';

const LINES = [
  'attack 2020-05-12 @Kabul,AFG src:Reuters/B2 killed:24 Gunmen storm a maternity ward',
  'attack 2020-05-12 @Khewa,AFG src:Reuters/B2 killed:32 Bomber strikes a funeral',
  'quote 2020-05-12 speaker:"A. Ghani" role:president org:"Afghan government" about:ISKP,Taliban,I1,I2 src:BBC/B2 pub:2020-05-13 url:https://example.org/1 "They did it."',
  'paraphrase 2020-05-13 speaker:"A spokesman" org:Taliban about:Taliban,I1 re:Q1 src:Reuters/B2 "We had no part in it."',
  'quote 2020-05-14 speaker:"An analyst" re:Q1 src:AFP/C3 "Nobody knows yet."',
];

async function withLines(): Promise<TestDatabase> {
  const database = openDatabase();
  await database.add(...LINES.map(entryOf));
  return database;
}

const remove = (id: number) =>
  ({ who: 'tester', kind: 'remove', record: { kind: 'quote', id } }) as const;

const quotesOf = async (database: TestDatabase, filter: string) => {
  const window = { kind: 'last', name: 'all' } as const;
  const scope = { filter: filterOf(filter), window, today: TODAY };
  const { rows } = await database.ask('quotes', { ...scope, limit: null });
  return rows.map(({ id }) => id);
};

describe('the page of a quote', () => {
  it('names every actor and incident that it is about, its source and when that was published', async () => {
    const page = await (await withLines()).ask('quote', { id: 1 });
    expect(page).toMatchObject({
      actors: [{ name: 'ISKP' }, { name: 'Taliban' }],
      incidents: [
        { id: 1, title: 'Gunmen storm a maternity ward', from: '2020-05-12', precision: 'day' },
        { id: 2, title: 'Bomber strikes a funeral' },
      ],
      source: 'BBC',
      published: { from: '2020-05-13', precision: 'day' },
      answers: null,
      answered: null,
      removed: false,
    });
    expect(page?.sourceId).not.toBeNull();
  });

  it('has the whole quote that it answers, and every quote that answers it, oldest first', async () => {
    const database = await withLines();
    expect(await database.ask('quote', { id: 2 })).toMatchObject({
      answers: { id: 1, speaker: 'A. Ghani', removed: false },
      answered: { id: 1, text: 'They did it.' },
      replies: [],
    });
    const replies = (await database.ask('quote', { id: 1 }))?.replies ?? [];
    expect(replies.map(({ id, text }) => [id, text])).toEqual([
      [2, 'We had no part in it.'],
      [3, 'Nobody knows yet.'],
    ]);
  });

  it('says that what it answers was removed, and leaves removed replies and incidents out', async () => {
    const database = await withLines();
    await database.act(remove(1));
    expect(await database.ask('quote', { id: 2 })).toMatchObject({
      answers: { id: 1, removed: true },
      answered: null,
    });
    expect(await database.ask('quote', { id: 1 })).toMatchObject({ removed: true });
    await database.act(remove(2));
    await database.act({ who: 'tester', kind: 'remove', record: { kind: 'incident', id: 2 } });
    expect(await database.ask('quote', { id: 1 })).toMatchObject({
      replies: [{ id: 3 }],
      incidents: [{ id: 1 }],
    });
  });

  it('names a merged actor once, as it is called now', async () => {
    const database = await withLines();
    database.sqlite.exec(`
      update actor set merged_into = (select id from actor where name = 'Taliban') where name = 'ISKP';
    `);
    expect((await database.ask('quote', { id: 1 }))?.actors.map(({ name }) => name)).toEqual([
      'Taliban',
    ]);
  });
});

describe('a search', () => {
  it('finds quotes by their words, their speaker and their organisation', async () => {
    const database = await withLines();
    expect(await quotesOf(database, 'part')).toEqual([2]);
    expect(await quotesOf(database, '"Afghan government"')).toEqual([1]);
    expect(await quotesOf(database, 'speaker:"An analyst"')).toEqual([3]);
    expect(await quotesOf(database, 'analyst')).toEqual([3]);
    expect(await quotesOf(database, 'id:I2')).toEqual([1]);
  });
});
