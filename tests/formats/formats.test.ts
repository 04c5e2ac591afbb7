import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { FORMATS } from '../../src/formats/index.ts';
import { UCDP_GED } from '../../src/formats/publishers/ucdp/ged.ts';
import type { Layout } from '../../src/formats/rows/format.ts';
import { countryOf } from '../../src/formats/rows/publisher-countries.ts';

/** A row as the engine hands it over, from a header line and a row in CSV. */
function fileRow(header: string, row: string): ReadonlyMap<string, string> {
  const [names = [], cells = []]: string[][] = parse(`${header}\n${row}`);
  return new Map(names.map((name, index) => [name, cells[index] ?? '']));
}

const WHOLE: Readonly<Record<string, string>> = {
  id: '1',
  type_of_violence: '1',
  side_a: 'Government of Afghanistan',
  side_b: 'Taleban',
  gwnoa: '700',
  gwnob: '',
  number_of_sources: '1',
  source_article: '"Reuters,2019-08-18,Clash in Ghazni"',
  where_prec: '1',
  where_coordinates: 'Ghazni town',
  country: 'Afghanistan',
  latitude: '33.5',
  longitude: '68.4',
  date_prec: '1',
  date_start: '2019-08-17',
  date_end: '2019-08-17',
  deaths_civilians: '0',
  low: '3',
  best: '2',
  high: '5',
};

function read(over: Readonly<Record<string, string>> = {}) {
  const row = new Map(Object.entries({ ...WHOLE, ...over }));
  return UCDP_GED.reader(layoutOf(row))(row);
}

/** The layout of a file of which this is a row. */
function layoutOf(row: ReadonlyMap<string, string>): Layout {
  const names = [...row.keys()];
  return { shape: 'table', file: 'x.csv', header: names, names, tags: null, rows: [row] };
}

describe('every format', () => {
  it.each(
    FORMATS.flatMap((format) =>
      format.yields === 'incidents'
        ? format.samples.map((sample) => [format.id, format, sample] as const)
        : [],
    ),
  )('%s reads its own samples as it says', (_, format, { header, row: line, means }) => {
    const row = fileRow(header, line);
    expect(format.reader(layoutOf(row))(row)).toMatchObject(means);
  });
});

describe('a row of UCDP GED', () => {
  it('keeps figures that are out of order as published', () => {
    expect(read().reports[0].figures).toEqual({
      killed: { low: 3, best: 2, high: 5 },
      civilians: { low: null, best: 0, high: null },
    });
  });

  it('has participants with their kinds in a fight, and a perpetrator and a target in one-sided violence', () => {
    expect(read().attributions).toMatchObject([
      { actor: 'Government of Afghanistan', kind: 'state', role: 'participant' },
      { actor: 'Taleban', kind: 'rebel', role: 'participant' },
    ]);
    expect(
      read({ type_of_violence: '3', side_a: 'IS', gwnoa: '', side_b: 'Civilians' }).attributions,
    ).toMatchObject([
      { actor: 'IS', kind: 'unknown', role: 'perpetrator' },
      { actor: 'Civilians', kind: 'civilians', role: 'target' },
    ]);
  });

  it('has one report without figures for each article, also where headlines hold semicolons and quotes', () => {
    const source_article =
      '"Reuters,2019-08-18,Clash; many ""dead""";"Kabul Now, English,2019-08-19,Second"';
    const { reports, title } = read({ source_article });
    expect(reports.slice(1)).toMatchObject([
      { source: 'Reuters', published: '2019-08-18', figures: {} },
      { source: 'Kabul Now, English', published: '2019-08-19', headline: 'Second' },
    ]);
    expect(title).toContain('Clash; many');
  });

  it('takes no source from the free text of rows coded before 2013', () => {
    const old = read({
      number_of_sources: '-1',
      source_article: 'AFP 11 Nov 2001 "x" /X 2001-11-11',
    });
    expect(old.reports).toHaveLength(1);
    expect(old.title).toBe('Government of Afghanistan – Taleban, Ghazni town');
  });

  it.each([
    ['1', '2019-08-17', '2019-08-17', 'day'],
    ['1', '2019-08-17', '2019-08-19', 'days'],
    ['2', '2019-08-17', '2019-08-19', 'week'],
    ['2', '2019-08-17', '2019-08-17', 'about'],
    ['3', '2019-08-12', '2019-08-18', 'week'],
    ['4', '2019-08-01', '2019-08-31', 'month'],
    ['5', '2019-01-01', '2019-12-31', 'year'],
  ])(
    'of date precision %s from %s to %s is known to the %s',
    (date_prec, date_start, date_end, precision) => {
      expect(read({ date_prec, date_start, date_end }).when).toEqual({
        from: date_start,
        until: date_end,
        precision,
      });
    },
  );

  it.each(['2019-08-17', '2019-08-17 00:00:00.000', '2019-08-17T00:00:00'])(
    'reads the date %s',
    (date_start) => {
      expect(read({ date_start }).when.from).toBe('2019-08-17');
    },
  );

  it.each([
    ['id', ''],
    ['id', 'x1'],
    ['date_start', '2019-02-30'],
    ['date_start', '0025-01-01'],
    ['date_end', '2019-08-16'],
    ['best', '-3'],
    ['best', 'many'],
    ['latitude', '91'],
    ['type_of_violence', '4'],
    ['where_prec', '0'],
  ])('is refused with the column named where %s is "%s"', (column, value) => {
    expect(() => read({ [column]: value })).toThrow(expect.objectContaining({ column }));
  });

  it('goes in without a side that is not named', () => {
    const { attributions, title } = read({ side_a: '', number_of_sources: '-1' });
    expect(attributions.map(({ actor }) => actor)).toEqual(['Taleban']);
    expect(title).toBe('Taleban, Ghazni town');
  });

  it('goes in without figures that are empty, and with a country that nobody knows', () => {
    const row = read({ best: '', deaths_civilians: '', country: 'Atlantis' });
    expect(row.reports[0].figures).toEqual({ killed: { low: 3, best: null, high: 5 } });
    expect(row.place.country).toEqual({ code: null, text: 'Atlantis' });
  });

  it('tells the version by the name of its file', () => {
    expect(UCDP_GED.versionOf('ged231-csv.csv')).toBe('23.1');
    expect(UCDP_GED.versionOf('GEDEvent_v25_1.csv')).toBe('25.1');
    expect(UCDP_GED.versionOf('GEDEvent_v24_01_24_03.csv')).toBe('24.01.24.03');
    expect(UCDP_GED.versionOf('GEDEvent_v26_0_7.csv')).toBe('26.0.7');
    expect(UCDP_GED.versionOf('events.csv')).toBeNull();
  });
});

describe('the names of states', () => {
  it.each([
    ['Myanmar (Burma)', 'MMR'],
    ['DR Congo (Zaire)', 'COD'],
    ['Russia (Soviet Union)', 'RUS'],
    ['Yemen (North Yemen)', 'YEM'],
    ['Bosnia-Herzegovina', 'BIH'],
    ['Serbia (Yugoslavia)', 'SRB'],
    ['Cambodia (Kampuchea)', 'KHM'],
    ['Kingdom of eSwatini (Swaziland)', 'SWZ'],
    ['Macedonia, FYR', 'MKD'],
    ['Ivory Coast', 'CIV'],
    ['Zimbabwe (Rhodesia)', 'ZWE'],
    ['Afghanistan', 'AFG'],
  ])('%s is %s', (name, code) => {
    expect(countryOf(name)).toBe(code);
  });
});
