import { NO_PLACE } from '../../domain/grammar/read-place.ts';
import type { PlacePrecision } from '../../domain/places/place.ts';
import { BadCell, countIn, dayIn, neededText, textIn } from '../rows/cells.ts';
import type { FileRow, Layout, LeadFormat, ReadLead, ReadPlace } from '../rows/format.ts';
import { noVersion } from '../rows/format.ts';
import { countryIn, countryOfFips, NO_COUNTRY } from '../rows/publisher-countries.ts';
import { NO_POINT, pointIn } from '../rows/row-point.ts';
import { readCameo } from './cameo.ts';

const ACTOR =
  'code,name,countrycode,knowngroupcode,ethniccode,religion1code,religion2code,type1code,type2code,type3code';
const geo = (of: string, hasDistrict: boolean) =>
  `type,fullname,countrycode,adm1code,${hasDistrict ? 'adm2code,' : ''}lat,long,featureid`
    .split(',')
    .map((name) => `${of}geo_${name}`);
const actor = (of: string) => ACTOR.split(',').map((name) => `${of}${name}`);

/** The columns of an event row in order (GDELT Event Database codebooks 1.0 and 2.0). */
function columnsOf(version: 1 | 2): readonly string[] {
  return [
    ...['globaleventid', 'sqldate', 'monthyear', 'year', 'fractiondate'],
    ...actor('actor1'),
    ...actor('actor2'),
    ...['isrootevent', 'eventcode', 'eventbasecode', 'eventrootcode', 'quadclass'],
    ...['goldsteinscale', 'nummentions', 'numsources', 'numarticles', 'avgtone'],
    ...['actor1', 'actor2', 'action'].flatMap((of) => geo(of, version === 2)),
    ...['dateadded', 'sourceurl'],
  ];
}
const COLUMNS = { 1: columnsOf(1), 2: columnsOf(2) } as const;

const SHARED = {
  licence: 'open, with attribution',
  attribution: 'The GDELT Project, www.gdeltproject.org.',
  passing: 'attribution',
  staleAfterDays: 2,
  quoteless: true,
  dayColumns: () => [],
  idColumns: () => ['globaleventid'],
  columns: [
    { name: 'GLOBALEVENTID', becomes: 'the external id' },
    { name: 'SQLDATE', becomes: 'the day' },
    { name: 'EventCode', becomes: 'what happened in words, type and sub-type (CAMEO)' },
    { name: 'Actor1Name, Actor2Name', becomes: 'who is said to have done it, and to whom' },
    { name: 'ActionGeo_FullName, ActionGeo_CountryCode', becomes: 'place and country (FIPS 10-4)' },
    { name: 'ActionGeo_Type', becomes: '3, 4 exact; 2, 5 admin1; 1 country' },
    { name: 'ActionGeo_Lat, ActionGeo_Long', becomes: 'coordinates' },
    { name: 'NumMentions', becomes: 'mentions' },
    { name: 'SOURCEURL', becomes: 'the article, by which leads are grouped' },
  ],
  lost: 'Actor codes, tone, Goldstein scale and the places of the actors stay in the row as published.',
  versionOf: noVersion,
  yields: 'leads',
  reader: () => readRow,
} as const;

export const GDELT_2: LeadFormat = {
  ...SHARED,
  id: 'gdelt2',
  title: 'GDELT 2.0 events',
  dataset: 'gdelt2',
  recognised:
    'Recognised by rows of 61 tab-separated cells that begin with a number and a day, without a header.',
  versions: '2.0, every 15 minutes since 2015',
  missing: (layout) => missing(layout, 2),
  bare: (cells) => (isEventRow(cells, 61, 61) ? COLUMNS[2] : null),
};

export const GDELT_1: LeadFormat = {
  ...SHARED,
  id: 'gdelt1',
  title: 'GDELT 1.0 events',
  dataset: 'gdelt1',
  recognised:
    'Recognised by rows of 58 or 57 tab-separated cells that begin with a number and a day, without a header.',
  versions: '1.0; 57 cells, without a link, until March 2013',
  missing: (layout) => missing(layout, 1),
  bare: (cells) => (isEventRow(cells, 57, 58) ? COLUMNS[1] : null),
  fewestCells: 57,
};

function isEventRow(cells: readonly string[], fewest: number, most: number): boolean {
  return (
    cells.length >= fewest &&
    cells.length <= most &&
    /^\d+$/.test(cells[0] ?? '') &&
    /^\d{8}$/.test(cells[1] ?? '')
  );
}

/** Files with a header of these column names are read as well. */
function missing({ names }: Layout, version: 1 | 2): readonly string[] {
  const other = version === 2 ? [] : ['actiongeo_adm2code'].filter((name) => names.includes(name));
  return [
    ...COLUMNS[version].filter((name) => name !== 'sourceurl' && !names.includes(name)),
    ...other.map((name) => `rows without ${name}`),
  ];
}

function readRow(row: FileRow): ReadLead {
  const externalId = neededText(row, 'globaleventid');
  if (!/^\d+$/.test(externalId)) throw new BadCell('GLOBALEVENTID', externalId, 'is not a number');
  const code = neededText(row, 'eventcode');
  const url = textIn(row, 'sourceurl');
  return {
    externalId,
    day: dayIn(row, 'sqldate'),
    ...readCameo(code),
    code,
    actor: textIn(row, 'actor1name', 'actor1code'),
    target: textIn(row, 'actor2name', 'actor2code'),
    place: placeOf(row),
    article: url ?? `${externalId}`,
    url,
    publisher: url === null ? null : hostOf(url),
    mentions: countIn(row, 'nummentions'),
  };
}

/** 1 a country, 2 a state of the US, 3 a town in the US, 4 a town, 5 a first-level area. */
const PRECISIONS: Readonly<Record<string, PlacePrecision>> = {
  '1': 'country',
  '2': 'admin1',
  '3': 'exact',
  '4': 'exact',
  '5': 'admin1',
};

function placeOf(row: FileRow): ReadPlace {
  const precision = PRECISIONS[textIn(row, 'actiongeo_type') ?? ''];
  if (precision === undefined) return { ...NO_PLACE, country: NO_COUNTRY, point: NO_POINT };
  const parts = (textIn(row, 'actiongeo_fullname') ?? '').split(',').map((part) => part.trim());
  const [first = null, second = null] = parts.slice(0, -1);
  return {
    ...NO_PLACE,
    place: precision === 'exact' ? first : null,
    admin1: precision === 'exact' ? second : first,
    country: countryIn(row, [countryOfFips, 'actiongeo_countrycode']),
    point: pointIn(row, 'actiongeo_lat', 'actiongeo_long'),
    precision,
  };
}

function hostOf(url: string): string | null {
  return URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, '') : null;
}
