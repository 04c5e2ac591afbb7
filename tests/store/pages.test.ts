import { describe, expect, it } from 'vitest';
import { openDatabase } from '../support/database.ts';
import { day, incident, quote, reportEntry } from '../support/entries.ts';

const remove = (kind: 'incident' | 'report' | 'quote', id: number) =>
  ({ who: 'tester', kind: 'remove', record: { kind, id } }) as const;

describe('the page of an incident', () => {
  it('has its reports with their own figures, its quotes and what it is related to', async () => {
    const database = openDatabase();
    await database.add(
      incident({ narrative: 'At noon.' }),
      reportEntry(),
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
    await database.add(incident(), reportEntry(), quote({ about: [{ incident: 1 }] }));
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
    await database.add(incident({ tags: ['drill'] }), reportEntry());
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
      reportEntry({
        attributions: [
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
        when: day('2020-03-07'),
        why: 'a day apart, same place, same actor, same type',
      },
      {
        id: 1,
        title: 'The same',
        when: day('2020-03-06'),
        why: 'same day, same place, same actor, same type',
      },
    ]);
  });

  it('is not told of an incident that the line itself is related to', async () => {
    const database = openDatabase();
    await database.add(incident());
    const related = incident({ relations: [{ to: 1, kind: 'led-to' }] });
    expect(await database.ask('duplicates', { entry: related })).toEqual([]);
  });

  it('is not told of an incident that was removed', async () => {
    const database = openDatabase();
    await database.add(incident());
    await database.act(remove('incident', 1));
    expect(await database.ask('duplicates', { entry: incident() })).toEqual([]);
  });
});
