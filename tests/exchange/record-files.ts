import { expect } from 'vitest';
import type { Store } from '../../src/store/port/store.ts';
import { keptCounts } from '../../src/store/sqlite/doctor/count-checks.ts';
import { filterOf, openDatabase, type TestDatabase, TODAY } from '../support/database.ts';
import { incident } from '../support/entries.ts';
import { exportOf, importText } from './exporting.ts';

/** A file of complete records. */
export const recordFile = (...records: readonly object[]) =>
  ['{"watchfloor":1}', ...records.map((record) => JSON.stringify(record)), ''].join('\n');

export const importRecords = (store: Pick<Store, 'beginImport'>, ...records: readonly object[]) =>
  importText(store, recordFile(...records), 'records.ndjson');

export const SOURCE = { record: 'source', uid: 's1', name: 'Reuters' };
export const ACTOR = { record: 'actor', uid: 'a1', name: 'ISKP' };
export const INCIDENT = {
  record: 'incident',
  uid: 'i1',
  title: 'Gunmen storm a ward',
  occurred_from: '2020-05-12',
  occurred_until: '2020-05-12',
};
export const QUOTE = {
  record: 'quote',
  uid: 'q1',
  text: 'We will find them.',
  said_from: '2020-05-12',
  said_until: '2020-05-12',
};
export const report = (over: object = {}) => ({ uid: 'r1', source: 's1', ...over });
export const attribution = (over: object = {}) => ({
  uid: 't1',
  actor: 'a1',
  source: 's1',
  role: 'perpetrator',
  ...over,
});

/** What is rejected of records that stand from line 4 on; what else is in the file goes in. */
export async function rejectedOf(...unfit: readonly object[]) {
  const store = openDatabase();
  const last = { ...INCIDENT, uid: 'last' };
  const { rejected, tally } = await importRecords(store, SOURCE, ACTOR, ...unfit, last);
  expect(tally.added).toBeGreaterThanOrEqual(3);
  expect(store.sqlite.prepare("select 1 from incident where uid = 'last'").all()).toHaveLength(1);
  return rejected.map(({ line, column, reason }) => [line, column, reason]);
}

/** What is in the database holds together, and what people do next works. */
export async function expectSound(store: TestDatabase) {
  expect(store.sqlite.pragma('foreign_key_check')).toEqual([]);
  expect(store.sqlite.pragma('integrity_check', { simple: true })).toBe('ok');
  expect(await keptCounts(store.db)).toMatchObject({ mark: 'ok' });
  const scope = {
    filter: filterOf(''),
    window: { kind: 'last', name: 'all' },
    today: TODAY,
  } as const;
  await store.ask('actors', { ...scope, limit: null });
  await store.ask('quotes', { ...scope, limit: null });
  await store.ask('timeline', { ...scope, bars: 20 });
  await store.ask('overview', { today: TODAY });
  const added = await store.act({ who: 'ada', kind: 'add', entry: incident() });
  expect(added.records[0]).toMatch(/^I\d{1,15}$/);
  expect((await exportOf(store, { format: 'ndjson' })).text).toContain(incident().title);
}
