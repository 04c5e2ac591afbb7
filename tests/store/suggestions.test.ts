import { describe, expect, it } from 'vitest';
import { filterOf, openDatabase, TODAY } from '../support/database.ts';
import { incident, quote, report } from '../support/entries.ts';

describe('a suggestion', () => {
  const suggested = async (
    database: ReturnType<typeof openDatabase>,
    field: 'actor' | 'place' | 'source' | 'tag' | 'speaker' | 'organisation' | 'dataset',
    text: string,
  ) => database.ask('suggestions', { field, text, limit: 8, forEntry: false });

  it('begins as the text does, most used first, then what is like it', async () => {
    const database = openDatabase();
    const by = (actor: string) =>
      incident({
        attributions: [
          { actor, role: 'target', basis: 'reported', doubted: false, saidBy: undefined },
        ],
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

  it('is also what a mistyped name most likely was, for groups that nobody has named yet too', async () => {
    const database = openDatabase();
    await database.add(incident({ reports: [report({ source: 'Pajhwok' })] }));
    expect((await suggested(database, 'actor', 'civilian'))[0]?.text).toBe('civilians');
    expect((await suggested(database, 'actor', 'ISK-P'))[0]?.text).toBe('ISKP');
    expect((await suggested(database, 'source', 'Pajwok'))[0]?.text).toBe('Pajhwok');
    const names = { actors: ['civilian', 'ISKP'], sources: ['Pajwok'], records: [], place: null };
    expect(await database.ask('resolve', names)).toMatchObject({
      actors: [
        { is: 'new', near: 'civilians' },
        { is: 'known', kind: 'unknown', near: null },
      ],
      sources: [{ is: 'new', near: 'Pajhwok' }],
    });
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

  it('knows places, sources, tags and speakers', async () => {
    const database = openDatabase();
    await database.add(
      incident({ tags: ['drill'], reports: [report({ source: 'Reuters' })] }),
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

  it('is one place in an entry, with area and country as the gazetteer writes them, whether or not this database has it', async () => {
    const database = openDatabase();
    const at = (place: string, admin1: string | null, country: string | null) =>
      incident({ place: { ...incident().place, place, admin1, country } });
    await database.add(
      at('Tripoli', null, 'LBY'),
      at('Tripoli', null, 'LBN'),
      at('Qalat', 'Zabul', 'AFG'),
      at('Qala', 'Farah', 'AFG'),
      at('Qala', 'Herat', 'AFG'),
      at('Qalandia', null, null),
    );
    const tokens = async (text: string, forEntry: boolean) => {
      const asked = { field: 'place', text, limit: 8, forEntry } as const;
      const rows = await database.ask('suggestions', asked);
      return rows.map((row) => row.token ?? row.text);
    };
    expect(await tokens('qala', true)).toEqual(['Qala,AFG', 'Qalandia', 'Qalat,Zabul,AFG']);
    expect(await tokens('trip', true)).toEqual(['Tripoli']);
    expect(await tokens('qala', false)).toEqual(['Qala', 'Qalandia', 'Qalat']);
  });

  it('is the country itself in an entry, if publishers call a place by the name of its country', async () => {
    const database = openDatabase();
    const place = { ...incident().place, place: 'Afghanistan', country: 'AFG' };
    await database.add(incident({ place }));
    const asked = { field: 'place', text: 'afgh', limit: 8, forEntry: true } as const;
    expect(await database.ask('suggestions', asked)).toEqual([
      { text: 'Afghanistan', hint: 'the whole country' },
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
