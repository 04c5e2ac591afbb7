import type { ImportedAccount } from '../domain/imported.ts';
import type { Moment } from '../domain/moment.ts';
import type { Place } from '../domain/place.ts';
import { NO_PLACE } from '../domain/read-place.ts';
import { BadCell, codeIn, countIn, dayIn, neededText, pointIn, textIn } from './cells.ts';
import {
  columnsMissing,
  type FileRow,
  type IncidentFormat,
  type Layout,
  type ReadIncident,
} from './format.ts';
import { countryOf } from './publisher-countries.ts';
import { articlesIn } from './ucdp-articles.ts';
import { UCDP_COLUMN_ORDER, UCDP_GED_COLUMNS, UCDP_GED_SAMPLES } from './ucdp-ged-notes.ts';
import { datePrecisionOf, PLACE_PRECISIONS_BY_CODE } from './ucdp-precision.ts';
import { sidesOf } from './ucdp-sides.ts';

/** Who a row's figures are said by. */
const PUBLISHER = 'UCDP GED';
const NO_GRADE = { reliability: null, credibility: null };

const NEEDS = [
  ['id'],
  ['type_of_violence'],
  ['side_a'],
  ['side_b'],
  ['date_prec'],
  ['date_start'],
  ['date_end'],
  ['where_prec'],
  ['country'],
  ['best', 'best_est'],
  ['low', 'low_est'],
  ['high', 'high_est'],
] as const;

const SHARED = {
  licence: 'CC BY 4.0',
  passing: 'attribution',
  dayColumns: () => ['date_start', 'date_end'],
  columns: UCDP_GED_COLUMNS,
  lost: 'Conflict and dyad numbers, the parts of the best estimate other than civilians, and the PRIO grid stay in the row as published.',
  versionOf,
  yields: 'incidents',
  samples: UCDP_GED_SAMPLES,
} as const;

/**
 * The UCDP Georeferenced Event Dataset, every header since 2013. Columns are read by name: their order changed
 * with release 20.1. Rules after the UCDP GED Codebook 19.1 and 23.1.
 */
export const UCDP_GED: IncidentFormat = {
  ...SHARED,
  id: 'ucdp-ged',
  title: 'UCDP Georeferenced Event Dataset (GED)',
  dataset: 'ucdp-ged',
  attribution:
    'UCDP Georeferenced Event Dataset, Uppsala University (Sundberg & Melander 2013; Davies, Pettersson & Öberg).',
  staleAfterDays: 400,
  recognised:
    'Recognised by its column names in any order, with or without a row of HXL tags, a nameless first column or an iso3 column; as CSV or as the JSON of the API.',
  versions: 'GED 5.0 to 26.1',
  missing: (layout) => columnsMissing(layout, NEEDS),
  supersedes: 'ucdp-candidate',
  reader: () => (row) => readRow(row, []),
};

/**
 * The Candidate releases of a month or a quarter: the same columns, provisional rows. A row that a yearly release
 * then has becomes final, the same incident under the same id.
 */
export const UCDP_CANDIDATE: IncidentFormat = {
  ...SHARED,
  id: 'ucdp-candidate',
  title: 'UCDP Candidate Events Dataset',
  dataset: 'ucdp-candidate',
  attribution:
    'UCDP Candidate Events Dataset, Uppsala University (Hegre, Croicu, Eck & Högbladh 2020).',
  staleAfterDays: 45,
  recognised:
    'Recognised by the columns of UCDP GED in a file whose name has a version x.0.y or of a quarter (GEDEvent_v26_0_7.csv), or without a header, by the numbers in its 1st, 3rd and 6th of 49 columns.',
  versions:
    'monthly and quarterly releases since 2020, with a header, with other labels, or without',
  missing: (layout) => [
    ...columnsMissing(layout, NEEDS),
    ...(isCandidate(versionOf(layout.file)) || isBare(layout)
      ? []
      : ['a version x.0.y in the file’s name']),
  ],
  bare: (cells) =>
    cells.length === UCDP_COLUMN_ORDER.length &&
    [0, 2, 5].every((index) => /^\d+(\.0)?$/.test(cells[index]?.trim() ?? ''))
      ? UCDP_COLUMN_ORDER
      : null,
  reader: () => (row) => readRow(row, ['candidate']),
  samples: [],
};

/** `26.0.7` is a month's, `24.01.24.03` a quarter's. */
function isCandidate(version: string | null): boolean {
  return /^\d{2}\.0\d?\./.test(version ?? '');
}

function isBare({ header }: Layout): boolean {
  return header === UCDP_COLUMN_ORDER;
}

function versionOf(fileName: string): string | null {
  const numbered = /_v(\d{2}(?:_\d{1,2}){1,3})(?!\d)/i.exec(fileName);
  if (numbered !== null) return numbered[1]?.replaceAll('_', '.') ?? null;
  const yearly = /ged[_-]?(\d{2})(\d)(?!\d)/i.exec(fileName);
  return yearly === null ? null : `${yearly[1]}.${yearly[2]}`;
}

function readRow(row: FileRow, tags: readonly string[]): ReadIncident {
  const violence = codeIn(row, 'type_of_violence', 3);
  const articles = articlesIn(row);
  const place = placeOf(row);
  return {
    externalId: idOf(row),
    when: whenOf(row),
    place,
    type: violence === 3 ? 'violence' : 'battle',
    subtype: null,
    title: articles.find((article) => article.headline !== null)?.headline ?? titleOf(row, place),
    narrative: narrativeOf(row),
    tags,
    ties: sidesOf(row, violence),
    accounts: [publisherAccount(row), ...articles],
  };
}

function idOf(row: FileRow): string {
  const id = neededText(row, 'id');
  if (!/^\d+(\.0+)?$/.test(id)) throw new BadCell('id', id, 'is not a number');
  return id.replace(/\.0+$/, '');
}

function whenOf(row: FileRow): Moment {
  const from = dayIn(row, 'date_start');
  const until = dayIn(row, 'date_end');
  if (until < from) throw new BadCell('date_end', until, `is before date_start, ${from}`);
  return { from, until, precision: datePrecisionOf(codeIn(row, 'date_prec', 5), from === until) };
}

function placeOf(row: FileRow): Place {
  const code = codeIn(row, 'where_prec', 7);
  return {
    ...NO_PLACE,
    place: textIn(row, 'where_coordinates'),
    admin1: textIn(row, 'adm_1'),
    admin2: textIn(row, 'adm_2'),
    country: countryOf(textIn(row, 'iso3')) ?? countryOf(textIn(row, 'country')),
    point: pointIn(row, 'latitude', 'longitude'),
    precision: PLACE_PRECISIONS_BY_CODE[code - 1] ?? 'area',
  };
}

/** The publisher's figures as published, also out of order; the civilian deaths are a best estimate only. */
function publisherAccount(row: FileRow): ImportedAccount {
  const low = countIn(row, 'low', 'low_est');
  const best = countIn(row, 'best', 'best_est');
  const high = countIn(row, 'high', 'high_est');
  const civilians = countIn(row, 'deaths_civilians');
  return {
    source: PUBLISHER,
    published: null,
    url: null,
    headline: null,
    grade: NO_GRADE,
    figures: {
      killed: { low, best, high },
      ...(civilians === null ? {} : { civilians: { low: null, best: civilians, high: null } }),
    },
  };
}

function titleOf(row: FileRow, place: Place): string {
  const where = place.place ?? place.admin1 ?? textIn(row, 'country');
  const sides = `${neededText(row, 'side_a')} – ${neededText(row, 'side_b')}`;
  return where === null ? sides : `${sides}, ${where}`;
}

/** Where it was in the publisher's words, and whose word the publisher took. */
function narrativeOf(row: FileRow): string | null {
  const description = textIn(row, 'where_description');
  const said = textIn(row, 'source_original');
  const parts = [
    description === textIn(row, 'where_coordinates') ? null : description,
    said === null ? null : `Said by: ${said}`,
  ].filter((part) => part !== null);
  return parts.length === 0 ? null : parts.join('\n');
}
