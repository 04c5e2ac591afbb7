import { describe, expect, it } from 'vitest';
import { UCDP_COLUMN_ORDER } from '../../src/formats/publishers/ucdp/ged-notes.ts';
import { importText } from '../exchange/exporting.ts';
import { rowsOf, temporaryStore } from '../support/store.ts';

const CANDIDATE: Readonly<Record<string, string>> = {
  id: '500001',
  type_of_violence: '1',
  side_a: 'Government of Mali',
  side_b: 'JNIM',
  number_of_sources: '1',
  source_article: '"AFP,2024-01-03,Clash near Kidal"',
  where_prec: '1',
  where_coordinates: 'Kidal town',
  latitude: '18.4',
  longitude: '1.4',
  country: 'Mali',
  year: '2024',
  date_prec: '1',
  date_start: '2024-01-01',
  date_end: '2024-01-01',
  deaths_civilians: '0',
  best: '2',
  high: '3',
  low: '1',
  gwnoa: '432',
  active_year: '1',
  code_status: 'Clear',
};
const bareRow = UCDP_COLUMN_ORDER.map(
  (name) => `"${(CANDIDATE[name] ?? '').replaceAll('"', '""')}"`,
).join(',');

describe('UCDP Candidate', () => {
  it.each([
    ['without a header', `${bareRow}\n`],
    [
      'with labels that nobody knows above the same columns',
      `${UCDP_COLUMN_ORDER.map((_, index) => `label_${index}`).join(',')}\n${bareRow}\n`,
    ],
  ])('%s is read by the order of its columns', async (_, content) => {
    await using store = await temporaryStore();
    const { format, tally } = await importText(store, content, 'GEDEvent_v24_0_1.csv');
    expect({ id: format.id, added: tally.added, rejected: tally.rejected }).toEqual({
      id: 'ucdp-candidate',
      added: 1,
      rejected: 0,
    });
    expect(rowsOf(store.file, 'select external_id, country, killed_best from incident')).toEqual([
      { external_id: '500001', country: 'MLI', killed_best: 2 },
    ]);
  });
});

describe('GTD', () => {
  const header =
    'eventid,iyear,imonth,iday,country_txt,city,specificity,attacktype1,attacktype1_txt,suicide,gname,guncertain1,claimed,nkill,nwound,targtype1_txt,summary,doubtterr,latitude,longitude';
  it('has -9 and -99 as not reported, a month of 0 as its year, and a claim beside the doubt', async () => {
    await using store = await temporaryStore();
    const row =
      '199500000001,1995,0,0,Soviet Union,Unknown,5,3,Bombing/Explosion,1,Example Front,1,1,-99,-9,Military,x,0,,';
    await importText(store, `${header}\n${row}\n`);
    expect(
      rowsOf(
        store.file,
        'select occurred_from, occurred_until, date_precision, country, killed_best, wounded_best, type, subtype from incident',
      ),
    ).toEqual([
      {
        occurred_from: '1995-01-01',
        occurred_until: '1995-12-31',
        date_precision: 'year',
        country: 'SUN',
        killed_best: null,
        wounded_best: null,
        type: 'explosion',
        subtype: 'suicide-bomb',
      },
    ]);
    expect(
      rowsOf(
        store.file,
        "select basis, doubted from attribution where role = 'perpetrator' order by basis",
      ),
    ).toEqual([
      { basis: 'claimed', doubted: 0 },
      { basis: 'reported', doubted: 1 },
    ]);
  });

  it('may not be passed on', async () => {
    await using store = await temporaryStore();
    await importText(
      store,
      `${header}\n199501010001,1995,1,1,Zaire,Goma,1,2,Armed Assault,0,Unknown,0,0,1,2,Police,x,0,-1.6,29.2\n`,
    );
    expect(rowsOf(store.file, 'select name, passing from dataset')).toEqual([
      { name: 'gtd', passing: 'no' },
    ]);
    expect(rowsOf(store.file, 'select country from incident')).toEqual([{ country: 'COD' }]);
  });
});

describe('AWSD', () => {
  it('in Windows-1252 counts aid workers, and says that it counts no others', async () => {
    await using store = await temporaryStore();
    const header =
      'Incident ID,Year,Month,Day,Country Code,Country,Region,District,City,Total killed,Total wounded,Total kidnapped,Means of attack,Attack context,Latitude,Longitude,Actor type,Actor name,Details,Verified';
    const row =
      '7,2020,2,3,CI,Côte d\'Ivoire,,,Bouaké,2,1,0,Shooting,Ambush,7.69,-5.03,Unknown,Unknown,"Attaqué",Yes';
    await importText(store, Buffer.from(`${header}\r\n${row}\r\n`, 'latin1'));
    expect(
      rowsOf(store.file, 'select country, place, killed_best, narrative from incident'),
    ).toEqual([{ country: 'CIV', place: 'Bouaké', killed_best: 2, narrative: 'Attaqué' }]);
    expect(rowsOf(store.file, 'select tag from tag')).toEqual([{ tag: 'aid-workers-only' }]);
    expect(rowsOf(store.file, 'select name from source')).toEqual([
      { name: 'AWSD (aid workers only)' },
    ]);
  });
});

describe('TimeMap', () => {
  it('has each of its sources with its link', async () => {
    await using store = await temporaryStore();
    const records = [
      {
        id: 'CIV1',
        date: '2/24/2022',
        latitude: '49.8',
        longitude: '36.6',
        location: 'Chuhuiv',
        description: 'Block of flats hit. More.',
        sources: [{ id: 's1', path: 'https://example.org/1', description: '' }],
        filters: [{ key: 'Weapon System', value: 'Artillery' }],
      },
      {
        id: 'CIV2',
        date: '3/25/2022',
        latitude: '49.8',
        longitude: '36.6',
        location: 'Chuhuiv',
        description: 'Again hit.',
        sources: [],
        filters: [],
      },
    ];
    const { format, rejected } = await importText(store, JSON.stringify(records), 'ukr.json');
    expect({ id: format.id, rejected }).toEqual({ id: 'timemap', rejected: [] });
    expect(rowsOf(store.file, 'select occurred_from as day, title, type from incident')).toEqual([
      { day: '2022-02-24', title: 'Block of flats hit.', type: 'explosion' },
      { day: '2022-03-25', title: 'Again hit.', type: 'unknown' },
    ]);
    expect(rowsOf(store.file, 'select url from report where url is not null')).toEqual([
      { url: 'https://example.org/1' },
    ]);
  });
});

describe('ICEWS', () => {
  it('comes as leads that are known by number and day together', async () => {
    await using store = await temporaryStore();
    const header = [
      'Event ID',
      'Event Date',
      'Source Name',
      'Event Text',
      'CAMEO Code',
      'Target Name',
      'Story ID',
      'Publisher',
      'City',
      'Province',
      'Country',
      'Latitude',
      'Longitude',
    ].join('\t');
    const row = (day: string) =>
      [
        '1',
        day,
        'Armed Group',
        'Fight with small arms',
        '193',
        'Army',
        '77',
        'Press',
        'Kunduz',
        'Kunduz',
        'Afghanistan',
        '36.7',
        '68.8',
      ].join('\t');
    const { format, tally } = await importText(
      store,
      [header, row('2015-09-28'), row('2015-09-29'), ''].join('\n'),
      'icews.tab',
    );
    expect({ id: format.id, added: tally.added }).toEqual({ id: 'icews', added: 2 });
    expect((await store.ask('leads', { limit: 9 })).rows).toMatchObject([
      { leads: 2, type: 'battle', subtype: 'armed-clash', country: 'AFG' },
    ]);
  });
});

describe('a file of a known format in JSON', () => {
  it('is the same as in CSV: the API of UCDP', async () => {
    await using store = await temporaryStore();
    const { format, tally } = await importText(
      store,
      JSON.stringify({ TotalCount: 1, Result: [{ ...CANDIDATE, id: 500001 }] }),
      'ged251.json',
    );
    expect({ id: format.id, added: tally.added }).toEqual({ id: 'ucdp-ged', added: 1 });
  });
});
