import { describe, expect, it } from 'vitest';
import { PlainTableError } from '../../src/exchange/recognising/recognise.ts';
import { rowsOf, temporaryStore } from '../support/store.ts';
import { importText } from './exporting.ts';

/** What is said of a file of which nothing goes in. */
async function refused(content: string, name = 'rows.csv'): Promise<Error> {
  await using store = await temporaryStore();
  const error: unknown = await importText(store, content, name).catch((thrown: unknown) => thrown);
  expect(rowsOf(store.file, 'select * from batch')).toEqual([]);
  if (error instanceof Error) return error;
  throw new Error('The file was imported.');
}

const TAGGED = 'Code,Nr,Day,Town\n#event+id,,#date,#loc+name\n';
const rows = (count: number) =>
  Array.from({ length: count }, (_, index) => `c${index},x${index},2020-01-01,Kabul\n`);

describe('a column that is taken for the id', () => {
  it('is none where it repeats in the first rows, and the next one is', async () => {
    await using store = await temporaryStore();
    await importText(store, `${TAGGED}0,a1,2020-01-01,Kabul\n0,a2,2020-01-02,Kunduz\n`);
    expect(rowsOf(store.file, 'select external_id as id from incident order by id')).toEqual([
      { id: 'a1' },
      { id: 'a2' },
    ]);
  });

  it('is not an id if it repeats anywhere in the file; the message names what distinguishes the rows', async () => {
    const text = `${TAGGED}${rows(80).join('')}c7,x80,2020-01-03,Kunduz\n`;
    const error = await refused(text);
    expect(error.message).toBe(
      'It is HXL-tagged CSV. Its column Code is not an id: c7 occurs in lines 10 and 83, which differ.',
    );
    expect(error).toBeInstanceOf(PlainTableError);
    if (!(error instanceof PlainTableError)) return;
    expect(error.proposal).toEqual({ date: 'day', place: 'town' });
    expect(error.ids).toMatchObject({ single: ['nr'], together: null });
  });

  it('is an id even if the same row occurs twice in the file', async () => {
    await using store = await temporaryStore();
    const { tally } = await importText(store, `${TAGGED}${rows(80).join('')}${rows(1).join('')}`);
    expect(tally).toMatchObject({ added: 80, unchanged: 1, rejected: 0 });
  });

  it('of GeoJSON is none where it repeats', async () => {
    const features = [0, 1, 2].map((index) => ({
      type: 'Feature',
      properties: { Date: `2022-12-1${index}`, Code: 0, Link: `https://example.org/${index}` },
      geometry: { type: 'Point', coordinates: [37, 48] },
    }));
    const text = JSON.stringify({ type: 'FeatureCollection', features });
    const error = await refused(text, 'a.geojson');
    expect(error.message).toBe('It is GeoJSON points, but lacks a column of unique ids.');
  });
});

describe('a table without ids', () => {
  it('is known by the fewest columns that tell its rows apart, whatever stands behind the rows that are looked at first', async () => {
    const towns = Array.from(
      { length: 2100 },
      (_, index) =>
        `2020-01-${String((index % 28) + 1).padStart(2, '0')},Town ${index % 75},${index % 3}\n`,
    );
    const table = `Date,Town,Killed\n${towns.join('')}`;
    const error = await refused(table);
    expect(error).toMatchObject({ ids: { single: [], together: ['date', 'town'] } });
    const more = await refused(`${table}2020-01-01,Town 0,7\n`);
    expect(more).toMatchObject({ ids: { single: [], together: null } });
  });
});

describe('ids that a spreadsheet has spoilt', () => {
  it.each([
    [
      'shortened',
      'of a tagged table',
      `${TAGGED}2.023E+11,a,2020-01-01,Kabul\n2.023E+11,a,2020-01-02,Kabul\n`,
    ],
    [
      'shortened',
      'with a comma',
      'Nr;Day;What\n#event+id;#date;#event+name\n"2,023E+11";2020-01-01;a\n',
    ],
    ['shortened', 'of a program', `${TAGGED}1.5e+15,a,2020-01-01,Kabul\n`],
    [
      'rounded',
      'of a tagged table',
      `${TAGGED}149999999999999000,a,2020-01-01,K\n149999999999998000,b,2020-01-02,K\n`,
    ],
    [
      'shortened',
      'of a list of deletions',
      'dataset,external_id,deleted_on\ngtd,2.02E+11,2024-05-01\n',
    ],
    [
      'shortened',
      'of GTD',
      'eventid,iyear,imonth,iday,country_txt,attacktype1,gname,nkill,nwound\n2.02E+11,2020,1,2,Mali,1,X,1,0\n',
    ],
    ['shortened', 'of ACLED', 'event_id_cnty,deleted_timestamp\n1.2E+10,1700000000\n'],
  ])('(%s, %s) are said to be so, and nothing goes in', async (how, _, content) => {
    const error = await refused(content);
    expect(error.message).toMatch(
      new RegExp(`A spreadsheet has ${how} the ids in its column .* line \\d`),
    );
  });

  it('are distinguished from complete long ids and from codes', async () => {
    await using store = await temporaryStore();
    const { tally } = await importText(
      store,
      `${TAGGED}149999999999999000,a,2020-01-01,K\n149999999999998001,b,2020-01-02,K\n5E12,c,2020-01-02,K\n`,
    );
    expect(tally).toMatchObject({ added: 3, rejected: 0 });
  });
});
