import { describe, expect, it } from 'vitest';
import { filterOf, openDatabase, TODAY } from '../support/database.ts';
import { account, day, incident, quote, report } from '../support/entries.ts';

const remove = (kind: 'incident' | 'report' | 'quote', id: number) =>
  ({ who: 'tester', kind: 'remove', record: { kind, id } }) as const;

describe('the page of an incident', () => {
  it('has its reports with their own figures, its quotes and what it is tied to', async () => {
    const database = openDatabase();
    await database.add(
      incident({ narrative: 'At noon.' }),
      report(),
      quote({ about: [{ incident: 1 }] }),
      incident({ title: 'Arrests', relations: [{ to: 1, kind: 'answers' }] }),
    );
    expect(await database.ask('incident', { id: 1 })).toMatchObject({
      narrative: 'At noon.',
      verdict: null,
      reports: [
        {
          id: 1,
          source: 'Reuters',
          grade: 'B2',
          figures: [{ measure: 'killed', figure: { low: 27, best: null, high: 32 } }],
        },
        { id: 2, source: 'AFP', figures: [{ figure: { low: 29, best: 29, high: 29 } }] },
      ],
      quotes: [{ id: 1 }],
      relations: [{ id: 2, title: 'Arrests', kind: 'answers', direction: 'to' }],
      imported: null,
      published: [],
    });
    expect(await database.ask('incident', { id: 2 })).toMatchObject({
      relations: [{ id: 1, kind: 'answers', direction: 'from' }],
    });
  });

  it('leaves out what was removed, and says so of the incident itself', async () => {
    const database = openDatabase();
    await database.add(incident(), report(), quote({ about: [{ incident: 1 }] }));
    await database.act(remove('report', 2));
    await database.act(remove('quote', 1));
    expect(await database.ask('incident', { id: 1 })).toMatchObject({
      sources: ['Reuters'],
      reports: [{ id: 1 }],
      quotes: [],
      removed: false,
    });
    await database.act(remove('incident', 1));
    expect(await database.ask('incident', { id: 1 })).toMatchObject({ removed: true });
    expect(await database.ask('quote', { id: 1 })).toMatchObject({ removed: true, incidents: [] });
    expect(await database.ask('quote', { id: 99 })).toBeNull();
    expect(await database.ask('incident', { id: 99 })).toBeNull();
  });

  it('tells what was changed in words, the newest first, and of its making only who and when', async () => {
    const database = openDatabase();
    await database.add(incident({ tags: ['drill'] }), report());
    database.sqlite.exec(`
      update incident set title = 'Gunmen attack a gathering', place = null where id = 1;
      delete from tag;
    `);
    await database.act(remove('report', 2));
    const page = await database.ask('incident', { id: 1 });
    const nothing = null;
    expect(page?.changes.map(({ who, fields }) => ({ who, fields }))).toEqual([
      {
        who: 'tester',
        fields: [
          { name: 'R2 source', before: 'AFP', after: nothing },
          { name: 'R2 grade', before: 'B2', after: nothing },
        ],
      },
      { who: 'sqlite3', fields: [{ name: '#drill', before: 'tagged', after: nothing }] },
      {
        who: 'sqlite3',
        fields: [
          {
            name: 'title',
            before: 'Gunmen open fire on a memorial gathering',
            after: 'Gunmen attack a gathering',
          },
          { name: 'place', before: 'Kabul', after: nothing },
        ],
      },
      {
        who: 'tester',
        fields: [
          { name: 'R2 source', before: nothing, after: 'AFP' },
          { name: 'R2 grade', before: nothing, after: 'B2' },
          { name: 'R2 killed', before: nothing, after: '29' },
        ],
      },
      { who: 'tester', fields: [] },
    ]);
  });

  it('names the actor and the speaker where an attribution was added later', async () => {
    const database = openDatabase();
    await database.add(
      incident(),
      report({
        ties: [
          { actor: 'Taliban', role: 'perpetrator', basis: 'denied', doubted: false, saidBy: null },
        ],
      }),
    );
    const page = await database.ask('incident', { id: 1 });
    expect(page?.changes[0]?.fields).toContainEqual({
      name: 'perpetrator Taliban',
      before: null,
      after: 'denied, says itself',
    });
  });
});

describe('a likely duplicate', () => {
  it('is told with its reason, the newest first', async () => {
    const database = openDatabase();
    const elsewhere = { ...incident().place, place: 'Herat' };
    await database.add(
      incident({ title: 'The same' }),
      incident({ title: 'A day later', when: day('2020-03-07') }),
      incident({ title: 'Elsewhere', place: elsewhere }),
      incident({ title: 'Long ago', when: day('2019-03-06') }),
    );
    expect(await database.ask('duplicates', { entry: incident() })).toEqual([
      {
        id: 2,
        title: 'A day later',
        from: '2020-03-07',
        why: 'a day apart, same place, same actor, same type',
      },
      {
        id: 1,
        title: 'The same',
        from: '2020-03-06',
        why: 'same day, same place, same actor, same type',
      },
    ]);
  });

  it('is not told of an incident that was removed', async () => {
    const database = openDatabase();
    await database.add(incident());
    await database.act(remove('incident', 1));
    expect(await database.ask('duplicates', { entry: incident() })).toEqual([]);
  });
});

describe('a suggestion', () => {
  const suggested = async (
    database: ReturnType<typeof openDatabase>,
    field: 'actor' | 'place' | 'source' | 'tag' | 'speaker' | 'organisation' | 'dataset',
    text: string,
  ) => database.ask('suggestions', { field, text, limit: 8, withGazetteer: false });

  it('begins as the text does, most used first, then what is like it', async () => {
    const database = openDatabase();
    const by = (actor: string) =>
      incident({
        ties: [{ actor, role: 'target', basis: 'reported', doubted: false, saidBy: undefined }],
      });
    await database.add(
      by('Talibán'),
      by('Tajik border guard'),
      by('Tajik border guard'),
      by('Pakistani Taliban'),
    );
    const texts = (await suggested(database, 'actor', 'TA')).map(({ text }) => text);
    expect(texts).toEqual(['Tajik border guard', 'Talibán', 'Pakistani Taliban']);
    expect((await suggested(database, 'actor', 'zzz')).length).toBe(0);
  });

  it('names an actor also by its aliases, and by what was merged into it', async () => {
    const database = openDatabase();
    await database.add(incident());
    database.sqlite.exec(`
      insert into alias (actor_id, name) values (1, 'Daesh-Khorasan');
      insert into actor (name, merged_into) values ('IS Khorasan', 1);
    `);
    expect(await suggested(database, 'actor', 'daesh')).toEqual([
      { text: 'Daesh-Khorasan', hint: 'alias of ISKP' },
    ]);
    expect(await suggested(database, 'actor', 'is kho')).toEqual([
      { text: 'IS Khorasan', hint: 'alias of ISKP' },
    ]);
  });

  it('knows places, sources, tags and whoever was quoted', async () => {
    const database = openDatabase();
    await database.add(
      incident({ tags: ['drill'], accounts: [account({ source: 'Reuters' })] }),
      quote(),
    );
    expect(await suggested(database, 'place', 'kab')).toEqual([
      { text: 'Kabul', hint: 'Afghanistan' },
    ]);
    expect(await suggested(database, 'source', '')).toEqual([
      { text: 'Reuters', hint: '1 report' },
    ]);
    expect(await suggested(database, 'tag', 'd')).toEqual([{ text: 'drill', hint: '1 incident' }]);
    expect(await suggested(database, 'speaker', 'a')).toEqual([
      { text: 'A. Person', hint: '1 quote' },
    ]);
    expect(await suggested(database, 'organisation', 'ministry')).toEqual([
      { text: 'Ministry of Interior', hint: '1 quote' },
    ]);
    expect(await suggested(database, 'dataset', '')).toEqual([]);
  });

  it('says of a place where it is as far as all of its incidents agree', async () => {
    const database = openDatabase();
    const at = (place: string, admin1: string | null, country: string | null) =>
      incident({ place: { ...incident().place, place, admin1, country } });
    await database.add(
      at('Tripoli', null, 'LBY'),
      at('Tripoli', null, 'LBN'),
      at('Qalat', 'Zabul', 'AFG'),
      at('Qalat', 'Zabul', 'AFG'),
      at('Qala', 'Farah', 'AFG'),
      at('Qala', 'Herat', 'AFG'),
    );
    expect(await suggested(database, 'place', 'Tripoli')).toEqual([
      { text: 'Tripoli', hint: 'in several countries' },
    ]);
    expect(await suggested(database, 'place', 'Qala')).toEqual([
      { text: 'Qala', hint: 'Afghanistan' },
      { text: 'Qalat', hint: 'Zabul, Afghanistan' },
    ]);
  });

  it('leaves out what was removed', async () => {
    const database = openDatabase();
    await database.add(incident({ tags: ['drill'] }), incident({ tags: ['drill', 'raid'] }));
    database.sqlite.exec(`update incident set removed_at = '2020-06-04T12:00:00Z' where id = 2;
      update report set removed_at = '2020-06-04T12:00:00Z' where incident_id = 2`);
    expect(await suggested(database, 'tag', '')).toEqual([{ text: 'drill', hint: '1 incident' }]);
    expect(await suggested(database, 'source', '')).toMatchObject([{ hint: '1 report' }]);
    database.sqlite.exec("update incident set removed_at = '2020-06-04T12:00:00Z'");
    expect(await suggested(database, 'place', '')).toEqual([]);
  });

  it('is there as soon as somebody has written', async () => {
    const database = openDatabase();
    await database.add(incident());
    expect(await suggested(database, 'place', 'her')).toEqual([]);
    await database.add(incident({ place: { ...incident().place, place: 'Herat' } }));
    expect(await suggested(database, 'place', 'her')).toMatchObject([{ text: 'Herat' }]);
    expect(
      (await database.ask('matches', { filter: filterOf('@herat'), today: TODAY })).incidents,
    ).toBe(1);
  });
});
