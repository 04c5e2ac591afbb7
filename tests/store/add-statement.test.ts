import { describe, expect, it } from 'vitest';
import type { Entry } from '../../src/domain/entry/entry.ts';
import type { Store } from '../../src/store/port/store.ts';
import { estimate, incident, milestone, quote, report, reportEntry } from '../support/entries.ts';
import { rowsOf, temporaryStore } from '../support/store.ts';

const add = (store: Store, entry: Entry) => store.act({ who: 'anna', kind: 'add', entry });
const ungraded = { reliability: null, credibility: null };

describe('adding a report', () => {
  it('reassesses the incident', async () => {
    await using store = await temporaryStore();
    await add(store, incident());
    const done = await add(store, reportEntry({ note: 'By telephone.' }));
    expect(done).toMatchObject({ title: 'added R2 to I1', records: ['R2', 'I1', 'S2'] });
    expect(rowsOf(store.file, 'select note from report where id = 2')).toEqual([
      { note: 'By telephone.' },
    ]);
    expect(rowsOf(store.file, 'select evidence, due from incident')).toEqual([
      { evidence: 'corroborated', due: 0 },
    ]);
  });

  it('is refused for an incident that is not there, or was removed', async () => {
    await using store = await temporaryStore();
    await expect(add(store, reportEntry())).rejects.toMatchObject({
      code: 'missing',
      message: 'I1 does not exist, or was removed. Check the number.',
    });
    await add(store, incident());
    await store.act({ who: 'anna', kind: 'remove', record: { kind: 'incident', id: 1 } });
    await expect(add(store, reportEntry())).rejects.toMatchObject({ code: 'missing' });
  });
});

describe('adding what was said', () => {
  it('keeps a quote with what it is about and what it answers', async () => {
    await using store = await temporaryStore();
    await add(store, incident());
    await add(store, quote());
    const done = await add(
      store,
      quote({
        verbatim: false,
        text: 'They did nothing.',
        about: [{ actor: 'iskp' }, { incident: 1 }, { actor: 'ISKP' }],
        report: report({ source: null, grade: ungraded, url: 'https://example.org/q' }),
        answers: 1,
      }),
    );
    expect(done.records[0]).toBe('Q2');
    expect(rowsOf(store.file, 'select * from quote where id = 2')).toMatchObject([
      {
        said_from: '2020-03-07',
        text: 'They did nothing.',
        verbatim: 0,
        speaker: 'A. Person',
        role: 'spokesperson',
        organisation: 'Ministry of Interior',
        source_id: null,
        url: 'https://example.org/q',
        answers: 1,
      },
    ]);
    expect(rowsOf(store.file, 'select quote_id, actor_id from quote_actor')).toEqual([
      { quote_id: 2, actor_id: 1 },
    ]);
    expect(rowsOf(store.file, 'select quote_id, incident_id from quote_incident')).toEqual([
      { quote_id: 2, incident_id: 1 },
    ]);
  });

  it('keeps an estimate with its range, its date and its doubts', async () => {
    await using store = await temporaryStore();
    await add(
      store,
      estimate({ since: { from: '2015-01-01', until: '2015-12-31', precision: 'year' } }),
    );
    expect(rowsOf(store.file, 'select * from estimate')).toMatchObject([
      {
        measure: 'strength',
        low: 200,
        best: null,
        high: 1000,
        as_of_from: '2020-05-01',
        as_of_until: '2020-05-31',
        as_of_precision: 'month',
        since: '2015-01-01',
        since_precision: 'year',
        note: 'Nobody has counted.',
      },
    ]);
  });

  it('keeps a milestone', async () => {
    await using store = await temporaryStore();
    const done = await add(store, milestone());
    expect(done.title).toBe('added M1');
    expect(rowsOf(store.file, 'select occurred_from, name from milestone')).toEqual([
      { occurred_from: '2020-02-29', name: 'US-Taliban agreement signed in Doha' },
    ]);
  });
});
