import { describe, expect, it } from 'vitest';
import type { Entry } from '../../src/domain/entry/entry.ts';
import type { Store } from '../../src/store/port/store.ts';
import { day, estimate, incident, report } from '../support/entries.ts';
import { rowsOf, temporaryStore, writeOutside } from '../support/store.ts';

const add = (store: Store, entry: Entry) => store.act({ who: 'anna', kind: 'add', entry });
const ungraded = { reliability: null, credibility: null };

describe('adding an incident', () => {
  it('keeps every field of the line, with each source as a report', async () => {
    await using store = await temporaryStore();
    const done = await add(
      store,
      incident({
        when: { from: '2020-03-06', until: '2020-03-08', precision: 'days' },
        place: {
          place: 'Spin Boldak',
          admin1: 'Kandahar',
          admin2: null,
          country: 'AFG',
          point: { lat: 31, lon: 66.4 },
          precision: 'exact',
        },
        narrative: 'At a memorial.',
        reports: [
          report({
            published: day('2020-03-07'),
            url: 'https://example.org/1',
            figures: {
              killed: { low: 27, best: null, high: 32 },
              wounded: { low: null, best: null, high: null },
            },
          }),
          report({ source: 'AFP', grade: ungraded }),
        ],
        verdict: 'confirmed',
        reason: 'At a memorial.',
        tags: ['kabul', 'memorial'],
      }),
    );
    expect(done.title).toBe('added I1');
    expect(done.records).toEqual(['I1', 'S1', 'S2', 'A1']);
    expect(done.notes).toEqual([
      'new source S1: Reuters',
      'new source S2: AFP',
      'new actor A1: ISKP',
    ]);
    expect(rowsOf(store.file, 'select * from incident')).toMatchObject([
      {
        occurred_from: '2020-03-06',
        occurred_until: '2020-03-08',
        date_precision: 'days',
        type: 'violence',
        subtype: 'attack',
        title: 'Gunmen open fire on a memorial gathering',
        narrative: 'At a memorial.',
        place: 'Spin Boldak',
        admin1: 'Kandahar',
        country: 'AFG',
        lat: 31,
        lon: 66.4,
        verdict: 'confirmed',
        verdict_note: 'At a memorial.',
        status: 'confirmed',
        killed_low: 27,
        killed_best: null,
        killed_high: 32,
        due: 0,
      },
    ]);
    expect(rowsOf(store.file, 'select * from report')).toMatchObject([
      {
        source_id: 1,
        published_on: '2020-03-07',
        url: 'https://example.org/1',
        reliability: 'B',
        credibility: '2',
      },
      { source_id: 2, published_on: null, reliability: null, credibility: null },
    ]);
    expect(rowsOf(store.file, 'select report_id, measure, low, best, high from figure')).toEqual([
      { report_id: 1, measure: 'killed', low: 27, best: null, high: 32 },
      { report_id: 1, measure: 'wounded', low: null, best: null, high: null },
    ]);
    expect(rowsOf(store.file, 'select tag from tag order by tag')).toEqual([
      { tag: 'kabul' },
      { tag: 'memorial' },
    ]);
  });

  it('says who attributes it to an actor: the first source, another one, or the actor itself', async () => {
    await using store = await temporaryStore();
    const attribution = { actor: 'ISKP', role: 'perpetrator', doubted: false } as const;
    await add(
      store,
      incident({
        attributions: [
          { ...attribution, basis: 'reported', saidBy: undefined },
          { ...attribution, basis: 'claimed', saidBy: null },
          {
            ...attribution,
            actor: 'Taliban',
            basis: 'blamed',
            doubted: true,
            saidBy: 'Afghan government',
          },
        ],
      }),
    );
    const attributions = rowsOf(
      store.file,
      `select actor.name as actor, basis, doubted, source.name as source from attribution
        join actor on actor.id = actor_id left join source on source.id = source_id order by attribution.id`,
    );
    expect(attributions).toEqual([
      { actor: 'ISKP', basis: 'reported', doubted: 0, source: 'Reuters' },
      { actor: 'ISKP', basis: 'claimed', doubted: 0, source: null },
      { actor: 'Taliban', basis: 'blamed', doubted: 1, source: 'Afghan government' },
    ]);
  });

  it('gives a report without a source to "no source given", graded F6', async () => {
    await using store = await temporaryStore();
    await add(store, incident({ reports: [report({ source: null, grade: ungraded })] }));
    await add(store, incident({ reports: [report({ source: null, grade: ungraded })] }));
    const reports = rowsOf(
      store.file,
      `select source.name, report.reliability || credibility as grade from report
        join source on source.id = source_id`,
    );
    expect(reports).toEqual([
      { name: 'no source given', grade: 'F6' },
      { name: 'no source given', grade: 'F6' },
    ]);
  });

  it('gives a new source the letter of its line, and never changes a known one', async () => {
    await using store = await temporaryStore();
    const graded = (reliability: 'B' | 'E') =>
      incident({ reports: [report({ grade: { reliability, credibility: null } })] });
    await add(store, graded('B'));
    await add(store, graded('E'));
    expect(rowsOf(store.file, 'select name, reliability from source')).toEqual([
      { name: 'Reuters', reliability: 'B' },
    ]);
    expect(rowsOf(store.file, 'select reliability from report')).toEqual([
      { reliability: 'B' },
      { reliability: 'E' },
    ]);
  });

  it('knows civilians, protesters and rioters by their names, and nobody else', async () => {
    await using store = await temporaryStore();
    const attributions = ['Civilians', 'PROTESTERS', 'rioters', 'Somebody'].map((actor) => ({
      actor,
      role: 'participant' as const,
      basis: 'reported' as const,
      doubted: false,
      saidBy: undefined,
    }));
    await add(store, incident({ attributions }));
    expect(rowsOf(store.file, 'select kind from actor order by id')).toEqual([
      { kind: 'civilians' },
      { kind: 'protesters' },
      { kind: 'rioters' },
      { kind: 'unknown' },
    ]);
  });

  it('finds an actor by any of its names, however they are written, and a merged one by its new self', async () => {
    await using store = await temporaryStore();
    writeOutside(
      store.file,
      `insert into actor (name, short_name) values ('Islamic State, Khorasan', 'ISKP'), ('Daesh-K', null);
        insert into alias (actor_id, name) values (1, 'ISIS-K');
        update actor set merged_into = 1 where id = 2`,
    );
    for (const actor of ['iskp', 'isis-k', 'DAESH-K', 'islamic state, khorasan']) {
      await add(store, estimate({ actor }));
    }
    expect(rowsOf(store.file, 'select distinct actor_id from estimate')).toEqual([{ actor_id: 1 }]);
    expect(rowsOf(store.file, 'select id from actor')).toHaveLength(2);
  });

  it('refuses a name that fits several, lists them, and leaves nothing behind', async () => {
    await using store = await temporaryStore();
    writeOutside(
      store.file,
      "insert into actor (name, short_name) values ('Islamic State', 'IS'), ('Internal Security', 'IS')",
    );
    await expect(
      add(
        store,
        incident({
          attributions: [
            {
              actor: 'IS',
              role: 'perpetrator',
              basis: 'reported',
              doubted: false,
              saidBy: undefined,
            },
          ],
        }),
      ),
    ).rejects.toMatchObject({
      code: 'ambiguous',
      message:
        'The actor "IS" could be Islamic State (A1) or Internal Security (A2). Give its whole name.',
    });
    for (const table of ['incident', 'report', 'source', 'figure']) {
      expect(rowsOf(store.file, `select id from ${table}`)).toEqual([]);
    }
    expect(rowsOf(store.file, "select id from action where who = 'anna'")).toEqual([]);
    expect(rowsOf(store.file, 'select action_id from context')).toEqual([{ action_id: null }]);
  });

  it('relates it to other incidents, which must be there', async () => {
    await using store = await temporaryStore();
    await add(store, incident());
    await add(store, incident({ relations: [{ to: 1, kind: 'led-to' }] }));
    expect(rowsOf(store.file, 'select incident_id, other_id, kind from relation')).toEqual([
      { incident_id: 2, other_id: 1, kind: 'led-to' },
    ]);
    await expect(
      add(store, incident({ relations: [{ to: 9, kind: 'same' }] })),
    ).rejects.toMatchObject({ code: 'missing', message: expect.stringContaining('I9') });
  });
});
