import { describe, expect, it } from 'vitest';
import { type GroupOrder, usualOrder } from '../../src/domain/grouping/group-order.ts';
import type { Grouping } from '../../src/domain/grouping/grouping.ts';
import type { WindowChoice } from '../../src/domain/time/period.ts';
import { filterOf, openDatabase, type TestDatabase, TODAY } from '../support/database.ts';
import { entryOf, incident } from '../support/entries.ts';

async function holding(...lines: readonly string[]): Promise<TestDatabase> {
  const database = openDatabase();
  await database.add(...lines.map(entryOf));
  return database;
}

async function rowsBy(
  database: TestDatabase,
  by: Grouping,
  filter = '',
  window: WindowChoice = { kind: 'last', name: 'all' },
) {
  const scope = { filter: filterOf(filter), window, today: TODAY };
  const order = usualOrder(by, 'last');
  return (await database.ask('groups', { ...scope, by, order, compared: true, limit: null })).rows;
}

async function countsBy(database: TestDatabase, by: Grouping, filter = '') {
  return (await rowsBy(database, by, filter)).map(({ key, incidents }) => [key, incidents]);
}

describe('incidents by time', () => {
  it('are in the order of their units, and those not dated that exactly come last', async () => {
    const database = await holding(
      'attack 2020-05-12 @Kabul,AFG src:A/B2 One',
      'attack 2020-05 @Kabul,AFG src:A/B2 In May',
      'attack 2020-03-28..2020-04-02 @Kabul,AFG src:A/B2 Siege',
      'attack ~2020-05-12 @Kabul,AFG src:A/B2 About then',
    );
    await database.add(
      incident({ when: { from: '2020-01-01', until: '2020-12-31', precision: 'year' } }),
    );
    expect(await countsBy(database, 'month')).toEqual([
      ['2020-03', 1],
      ['2020-05', 3],
      [null, 1],
    ]);
    expect(await countsBy(database, 'day')).toEqual([
      ['2020-03-28', 1],
      ['2020-05-12', 1],
      [null, 3],
    ]);
    expect(await countsBy(database, 'week')).toEqual([
      ['2020-W13', 1],
      ['2020-W20', 2],
      [null, 2],
    ]);
    expect(await countsBy(database, 'year')).toEqual([['2020', 5]]);
  });

  it('begin no earlier than the days that are counted', async () => {
    const database = await holding('attack 2020-03-28..2020-04-02 @Kabul,AFG src:A/B2 Siege');
    expect(await countsBy(database, 'month', 'since:2020-04-01')).toEqual([['2020-04', 1]]);
  });

  it('are compared with the unit before, of which nothing may be recorded', async () => {
    const database = await holding(
      'attack 2020-01-12 @Kabul,AFG src:A/B2 One',
      'attack 2020-02-12 @Kabul,AFG src:A/B2 Two',
      'attack 2020-04-12 @Kabul,AFG src:A/B2 Three',
    );
    const rows = await rowsBy(database, 'month');
    expect(rows.map(({ key, before }) => [key, before])).toEqual([
      ['2020-01', null],
      ['2020-02', 1],
      ['2020-04', 0],
    ]);
  });
});

describe('incidents by place', () => {
  const LINES = [
    'attack 2020-05-01 @Jalalabad,Nangarhar,AFG src:A/B2 One',
    'attack 2020-05-02 @"",Nangarhar,AFG src:A/B2 Two',
    'attack 2020-05-03 @Kabul,AFG src:A/B2 Three',
    'attack 2020-05-04 @Kābul,AFG src:A/B2 Four',
    'attack 2020-05-05 @Kābul,AFG src:A/B2 Five',
    'attack 2020-05-06 @Quetta,PAK src:A/B2 Six',
    'attack 2020-05-07 @Somewhere src:A/B2 Seven',
  ];

  it('are those of a country by its code', async () => {
    expect(await countsBy(await holding(...LINES), 'country')).toEqual([
      ['AFG', 5],
      ['PAK', 1],
      [null, 1],
    ]);
  });

  it('are those of an area with its country', async () => {
    expect(await countsBy(await holding(...LINES), 'area')).toEqual([
      ['Nangarhar, AFG', 2],
      [null, 5],
    ]);
  });

  it('are those of a place, in whatever spelling filters find together', async () => {
    const database = await holding(...LINES);
    expect(await countsBy(database, 'place')).toEqual([
      ['Kābul, AFG', 3],
      ['Jalalabad, AFG', 1],
      ['Quetta, PAK', 1],
      ['Somewhere', 1],
      [null, 1],
    ]);
  });
});

describe('incidents by source and actor', () => {
  const LINES = [
    'attack 2020-05-01 @Kabul,AFG by:ISKP claimed:ISKP on:civilians killed:3 src:A/B2 One',
    'attack 2020-05-02 @Kabul,AFG by:ISKP denied:Taliban killed:27-32 src:B/B2 Two',
    'attack 2020-05-03 @Kabul,AFG Three',
    'report I1 src:B/C3 killed:5',
    'report I1 src:A/C3 killed:5',
  ];

  it('count once for each', async () => {
    const database = await holding(...LINES);
    expect(await countsBy(database, 'source')).toEqual([
      ['B', 2],
      ['A', 1],
      ['no source given', 1],
    ]);
    database.sqlite.exec('update report set removed_at = created_at where incident_id = 3');
    expect((await countsBy(database, 'source')).at(-1)).toEqual([null, 1]);
    expect(await countsBy(database, 'source', 'killed:>1')).toEqual([
      ['B', 2],
      ['A', 1],
    ]);
    expect(await countsBy(database, 'actor')).toEqual([
      ['ISKP', 2],
      ['civilians', 1],
      [null, 1],
    ]);
  });

  it('are those of a merged actor under the name that it has now', async () => {
    const database = await holding(...LINES, 'merge ISKP into:civilians');
    expect(await countsBy(database, 'actor')).toEqual([
      ['civilians', 2],
      [null, 1],
    ]);
  });
});

it('the killed add up with their range, and what has no figure is counted beside', async () => {
  const database = await holding(
    'attack 2020-05-01 @Kabul,AFG killed:3 src:A/B2 One',
    'attack 2020-05-02 @Kabul,AFG killed:27-32 src:B/B2 Two',
    'battle 2020-05-03 @Kabul,AFG killed:10/12/20 src:B/B2 Three',
    'battle 2020-05-03 @Kabul,AFG src:B/B2 Four',
    'battle 2020-05-04 @Kabul,AFG killed:99 src:B/B2 status:discounted note:why Five',
  );
  const rows = await rowsBy(database, 'type');
  expect(rows.map(({ key, incidents, killed }) => ({ key, incidents, ...killed }))).toEqual([
    { key: 'battle', incidents: 2, low: 10, best: 12, high: 20, unknown: 1 },
    { key: 'violence', incidents: 2, low: 30, best: 30, high: 35, unknown: 0 },
  ]);
});

it('a group is compared with the window before, and its trend is that of the window', async () => {
  const database = await holding(
    'attack 2020-06-30 @Kabul,AFG src:A/B2 One',
    'attack 2020-06-29 @Kabul,AFG src:A/B2 Two',
    'attack 2020-06-01 @Herat,AFG src:A/B2 Three',
    'attack 2020-05-20 @Kabul,AFG src:A/B2 Four',
  );
  const rows = await rowsBy(database, 'place', '', { kind: 'last', name: '30 d' });
  expect(rows.map(({ key, before, trend }) => [key, before, trend])).toEqual([
    ['Kabul, AFG', 1, [0, 0, 0, 0, 0, 0, 0, 2]],
    ['Herat, AFG', 0, [1, 0, 0, 0, 0, 0, 0, 0]],
  ]);
});

it('the first of many groups are given in any order, and beside them the row of what is not known', async () => {
  const database = await holding(
    'attack 2020-06-01 @A,AFG src:A/B2 killed:1 One',
    'attack 2020-06-02 @A,AFG src:A/B2 killed:1 Two',
    'attack 2020-06-03 @B,AFG src:A/B2 killed:9 Three',
    'attack 2020-06-04 @C,AFG src:A/B2 Four',
    'attack 2020-06-05 @AFG src:A/B2 Five',
  );
  const first = async (by: GroupOrder['by'], descending: boolean) => {
    const scope = {
      filter: filterOf(''),
      window: { kind: 'last', name: 'all' },
      today: TODAY,
    } as const;
    const asked = { by: 'place', compared: false, limit: 1, order: { by, descending } } as const;
    const { rows, total, most } = await database.ask('groups', { ...scope, ...asked });
    expect([total, most]).toEqual([4, 2]);
    return rows.map(({ key }) => key);
  };
  expect(await first('incidents', true)).toEqual(['A, AFG', null]);
  expect(await first('killed', true)).toEqual(['B, AFG', null]);
  expect(await first('killed', false)).toEqual(['C, AFG', null]);
  expect(await first('key', true)).toEqual(['C, AFG', null]);
});
