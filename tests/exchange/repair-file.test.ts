import { describe, expect, it } from 'vitest';
import { repairFile } from '../../src/exchange/import/repair-file.ts';
import { openDatabase, type TestDatabase } from '../support/database.ts';
import { importText } from './exporting.ts';
import { ACTOR, INCIDENT, recordFile, report, SOURCE } from './record-files.ts';

/** What is written out of the rows that an import left out. */
async function repairOf(store: TestDatabase, batch: string | null): Promise<string> {
  const rejected = await store.ask('rejectedRows', { batch: Number(batch?.slice(1)) });
  return repairFile(rejected?.rows ?? [], rejected?.format ?? '').text;
}

const feature = (id: number | string, day: string) => ({
  type: 'Feature',
  properties: { id, date: day, killed: 2, note: 'A text, "quoted"' },
  geometry: { type: 'Point', coordinates: [69.2, 34.5] },
});
const geojson = (...features: readonly object[]) =>
  JSON.stringify({ type: 'FeatureCollection', features });
const lines = (...records: readonly object[]) =>
  records.map((record) => `${JSON.stringify(record)}\n`).join('');

const TABLE = `id,type_of_violence,side_a,gwnoa,side_b,gwnob,number_of_sources,source_article,where_prec,where_coordinates,country,date_prec,date_start,date_end,deaths_civilians,best,high,low
1,2,Gang,,Mob,,-1,,1,Kidal,Mali,1,2024-01-01,2024-01-01,0,1,1,1
2,2,Gang,,Mob,,-1,,1,"Kidal, Mali",Mali,1,yesterday,yesterday,0,1,1,1
`;

const ucdp = (id: string, day: string) => {
  const [names = [], cells = []] = TABLE.split('\n').map((line) => line.split(','));
  const row = Object.fromEntries(names.map((name, index) => [name, cells[index]]));
  return {
    ...feature(id, day),
    properties: { ...row, id, date_start: day, date_end: '2020-05-12' },
  };
};

/** Files with rows that cannot go in before `yesterday` is another day; what they are, and how many rows that are. */
const FILES: readonly (readonly [what: string, name: string, text: string, rejected: number])[] = [
  [
    'complete records',
    'records.ndjson',
    recordFile(
      SOURCE,
      ACTOR,
      INCIDENT,
      { ...INCIDENT, uid: 'i2', occurred_from: 'yesterday', reports: [report()] },
      { ...INCIDENT, uid: 'i3', lat: 1, lon: 2, occurred_until: 'yesterday' },
    ),
    2,
  ],
  ['GeoJSON', 'a.geojson', geojson(feature(1, '2020-05-12'), feature(2, 'yesterday')), 1],
  [
    'a publisher’s features one a line, one of them twice',
    'a.geojson',
    lines(ucdp('1', '2020-05-12'), ucdp('1', '2020-05-11'), ucdp('2', 'yesterday')),
    2,
  ],
  ['a table', 'a.csv', TABLE, 1],
];

describe('rows that an import left out, written to be repaired', () => {
  it.each(FILES)('are %s again, and go in once they are repaired', async (_, name, text, count) => {
    const store = openDatabase();
    const first = await importText(store, text, name);
    expect(first.rejected).toHaveLength(count);
    const repaired = (await repairOf(store, first.batch)).replaceAll('yesterday', '2020-05-12');
    const again = await importText(store, repaired, name);
    expect(again.rejected).toEqual([]);
    expect([again.format.id, again.dataset]).toEqual([first.format.id, first.dataset]);
  });

  it('are the JSON that they were, with where they stood and what is wrong', async () => {
    const store = openDatabase();
    const text = geojson(feature(1, '2020-05-12'), feature(2, 'yesterday'));
    const { batch } = await importText(store, text, 'a.geojson');
    expect(JSON.parse(await repairOf(store, batch))).toEqual({
      ...feature(2, 'yesterday'),
      rejected_line: '2',
      rejected_reason: expect.stringMatching(/^date: /),
    });
  });

  it('have an invalid JSON line as it was', async () => {
    const store = openDatabase();
    const cut = '{"record":"actor","uid":"a2","na';
    const { batch } = await importText(store, `${recordFile(SOURCE, ACTOR)}${cut}`, 'a.ndjson');
    expect(await repairOf(store, batch)).toBe(`{"watchfloor":1}\n${cut}\n`);
  });

  it('name what is wrong once, however often they were left out', async () => {
    const store = openDatabase();
    const first = await importText(store, TABLE, 'a.csv');
    const again = await importText(store, await repairOf(store, first.batch), 'a.csv');
    const [header] = (await repairOf(store, again.batch)).split('\r\n');
    expect(header).toMatch(/,low,rejected_line,rejected_reason$/);
  });
});
