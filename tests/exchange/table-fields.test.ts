import { describe, expect, it } from 'vitest';
import { doubtText } from '../../src/domain/model/doubts.ts';
import { rowsOf, temporaryStore } from '../support/store.ts';
import { importText } from './exporting.ts';
import { importTable } from './plain-tables.ts';

const whens = (store: { readonly file: string }) =>
  rowsOf(
    store.file,
    `select external_id || ' ' || occurred_from || '..' || occurred_until || ' ' || date_precision as line
      from incident order by external_id`,
  ).map((row) => (row as { line: string }).line);

const points = (store: { readonly file: string }) =>
  rowsOf(store.file, 'select place, lat, lon from incident order by external_id');

describe('a date in milliseconds, as ArcGIS hands them out', () => {
  it('is a day where it is midnight in UTC, and else that minute, of no day that a zone could move', async () => {
    await using store = await temporaryStore();
    const feature = (id: number, date: number, system = '') =>
      `{"attributes":{"OBJECTID":${id},"date":${date},"title":"Attack ${id}"},"geometry":{"x":36.2,"y":49.9${system}}}`;
    const { rejected } = await importText(
      store,
      `{"spatialReference":{"wkid":4326},"features":[${feature(1, 1709596800000)},${feature(2, 1709589600000)},${feature(3, 17)}]}`,
    );
    expect(whens(store)).toEqual([
      '1 2024-03-05..2024-03-05 day',
      '2 2024-03-04T22:00Z..2024-03-04T22:00Z time',
    ]);
    expect(rejected).toMatchObject([{ column: 'date', value: '17' }]);
  });
});

describe('a date in a table', () => {
  it('may be several days, a month, or have its weekday, as people write them', async () => {
    await using store = await temporaryStore();
    const { rejected } = await importTable(store, [
      'id,date,title',
      '1,5-7 March 2024,Raid',
      '2,Tue 5 March 2024,Raid',
      '3,03/2024,Raid',
      '4,2024/03,Raid',
      '5,28 Feb - 2 March 2024,Raid',
      '6,Wed 5 March 2024,Raid',
    ]);
    expect(whens(store)).toEqual([
      '1 2024-03-05..2024-03-07 days',
      '2 2024-03-05..2024-03-05 day',
      '3 2024-03-01..2024-03-31 month',
      '4 2024-03-01..2024-03-31 month',
      '5 2024-02-28..2024-03-02 days',
    ]);
    expect(rejected).toMatchObject([{ column: 'date', value: 'Wed 5 March 2024' }]);
  });
});

describe('a figure in a table', () => {
  it.each([
    ['<5', null, null, 5],
    ['up to 12', null, null, 12],
    ['>10', 10, null, null],
    ['at least 5', 5, null, null],
  ])('may be a bound: %s', async (cell, low, best, high) => {
    await using store = await temporaryStore();
    const { rejected } = await importTable(store, [
      'id,date,title,killed',
      `1,2024-01-02,Raid,${cell}`,
    ]);
    expect(rejected).toEqual([]);
    expect(rowsOf(store.file, 'select killed_low, killed_best, killed_high from incident')).toEqual(
      [{ killed_low: low, killed_best: best, killed_high: high }],
    );
  });
});

describe('a latitude without a longitude', () => {
  it('is not a point, with a doubt that says so', async () => {
    await using store = await temporaryStore();
    const { doubts } = await importTable(store, [
      'id,date,title,lat,lon',
      '1,2024-01-02,Raid,"16,5",NA',
      '2,2024-01-02,Attack,16.5,-3',
      '3,2024-01-02,Shelling,,',
    ]);
    expect(doubts.map(doubtText)).toEqual([
      '1 row with only a latitude or only a longitude, imported without coordinates: lat 16,5 (line 2)',
    ]);
    expect(points(store)).toMatchObject([{ lat: null }, { lat: 16.5, lon: -3 }, { lat: null }]);
  });
});

describe('year, month and day in columns of their own', () => {
  it('are a day, or the month or the year where no more is known', async () => {
    await using store = await temporaryStore();
    const { rejected } = await importTable(store, [
      'incident_id,Year,Month,Day,Title',
      '1,2024,2,3,Attack on a convoy',
      '2,2024,Feb,0,Raid',
      '3,2024,février,,Raid',
      '4,2024,2,99,Raid',
      '5,2024,0,0,Raid',
      '6,2024,,12,Raid',
      '7,2023,2,29,Raid',
      '8,2024,13,1,Raid',
      '9,2024.0,2.0,9.0,Raid',
    ]);
    expect(whens(store)).toEqual([
      '1 2024-02-03..2024-02-03 day',
      '2 2024-02-01..2024-02-29 month',
      '3 2024-02-01..2024-02-29 month',
      '4 2024-02-01..2024-02-29 month',
      '5 2024-01-01..2024-12-31 year',
      '6 2024-01-01..2024-12-31 year',
      '9 2024-02-09..2024-02-09 day',
    ]);
    expect(rejected).toMatchObject([
      { column: 'day', value: '29', reason: 'is not one of 1 to 28' },
      { column: 'month', value: '13', reason: 'is not one of 1 to 12' },
    ]);
  });

  it('may have years of one or two digits, as French road accidents have', async () => {
    await using store = await temporaryStore();
    await importTable(store, ['id;jour;mois;an', '1;12;1;5', '2;31;12;18', '3;1;2;61']);
    expect(whens(store)).toEqual([
      '1 2005-01-12..2005-01-12 day',
      '2 2018-12-31..2018-12-31 day',
      '3 1961-02-01..1961-02-01 day',
    ]);
  });

  it('are read by their HXL tags', async () => {
    await using store = await temporaryStore();
    await importText(
      store,
      'Nr,A,B,C\n#event+id,#date+year,#date+month,#date+day\n1,2024,2,3\n2,2024,2,\n',
    );
    expect(whens(store)).toEqual([
      '1 2024-02-03..2024-02-03 day',
      '2 2024-02-01..2024-02-29 month',
    ]);
  });

  it('stand in for a date that is empty', async () => {
    await using store = await temporaryStore();
    await importTable(
      store,
      ['id,date,y,m', '1,2024-02-03,2023,1', '2,,2023,1'],
      [
        ['year', 'y'],
        ['month', 'm'],
      ],
    );
    expect(whens(store)).toEqual([
      '1 2024-02-03..2024-02-03 day',
      '2 2023-01-01..2023-01-31 month',
    ]);
  });
});

describe('years of two digits in a file', () => {
  it('are never in the future, in any order of day and month', async () => {
    await using store = await temporaryStore();
    await importTable(store, [
      'id,date,end date,title',
      '1,8/20/82,,Shooting in a shop',
      '2,12/7/41,12/9/41,Air raid on a harbour',
      '3,15-Jun-29,,Massacre in a village',
      '4,1/31/05,,Shooting at a school',
    ]);
    expect(whens(store)).toEqual([
      '1 1982-08-20..1982-08-20 day',
      '2 1941-12-07..1941-12-09 days',
      '3 1929-06-15..1929-06-15 day',
      '4 2005-01-31..2005-01-31 day',
    ]);
  });
});

describe('a point in one cell', () => {
  it('is the point, and not the name of a place', async () => {
    await using store = await temporaryStore();
    const { rejected } = await importTable(store, [
      'id,date,title,location',
      '1,2024-05-01,Boat capsized,"36.0970, -7.4651"',
      '2,2024-05-02,Arrest of a lawyer,19.4326|-99.1332',
      '3,2024-05-03,Clash,',
      '4,2024-05-04,Clash,POINT (1.4 18.4)',
      '5,2024-05-04,Clash,"1, 2"',
      '6,2024-05-05,Clash,near Gao',
    ]);
    expect(points(store)).toEqual([
      { place: null, lat: 36.097, lon: -7.4651 },
      { place: null, lat: 19.4326, lon: -99.1332 },
      { place: null, lat: null, lon: null },
      { place: null, lat: 18.4, lon: 1.4 },
      { place: null, lat: 1, lon: 2 },
    ]);
    expect(rejected).toMatchObject([{ column: 'location', value: 'near Gao', line: 7 }]);
  });

  it('has the longitude first where its header or its values say so, or somebody does', async () => {
    await using store = await temporaryStore();
    await importTable(store, ['id,date,lon_lat', '1,2024-05-01,"1.4, 18.4"']);
    await using other = await temporaryStore();
    await importTable(other, ['id,date,coordinates', '1,2024-05-01,"120.5, 14.6"']);
    await using said = await temporaryStore();
    await importTable(said, ['id,date,where', '1,2024-05-01,"1.4, 18.4"'], [['lon-lat', 'where']]);
    expect([...points(store), ...points(other), ...points(said)]).toEqual([
      { place: null, lat: 18.4, lon: 1.4 },
      { place: null, lat: 14.6, lon: 120.5 },
      { place: null, lat: 18.4, lon: 1.4 },
    ]);
  });

  it('of columns of their own may have decimal commas and letters', async () => {
    await using store = await temporaryStore();
    await importTable(store, [
      'id;date;lat;long',
      '1;2024-05-01;50,51;2,88',
      '2;2024-05-01;36.1N;7.4W',
    ]);
    expect(points(store)).toEqual([
      { place: null, lat: 50.51, lon: 2.88 },
      { place: null, lat: 36.1, lon: -7.4 },
    ]);
  });
});
