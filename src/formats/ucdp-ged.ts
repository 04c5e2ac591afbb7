import type { ImportedAccount } from '../domain/imported.ts';
import type { Moment } from '../domain/moment.ts';
import type { Place } from '../domain/place.ts';
import { NO_PLACE } from '../domain/read-place.ts';
import { BadCell, codeIn, countIn, dayIn, degreesIn, neededText, textIn } from './cells.ts';
import type { FileRow, Format, ReadIncident } from './format.ts';
import { countryOf } from './publisher-countries.ts';
import { articlesIn } from './ucdp-articles.ts';
import { UCDP_GED_COLUMNS, UCDP_GED_SAMPLES } from './ucdp-ged-notes.ts';
import { datePrecisionOf, PLACE_PRECISIONS_BY_CODE } from './ucdp-precision.ts';
import { sidesOf } from './ucdp-sides.ts';

/** Who a row's figures are said by. */
const PUBLISHER = 'UCDP GED';
const NO_GRADE = { reliability: null, credibility: null };

/**
 * The UCDP Georeferenced Event Dataset, every header since 2013. Columns are read by name: their order changed
 * with release 20.1. Rules after the UCDP GED Codebook 19.1 and 23.1.
 */
export const UCDP_GED: Format = {
  id: 'ucdp-ged',
  title: 'UCDP Georeferenced Event Dataset (GED)',
  dataset: 'ucdp-ged',
  licence: 'CC BY 4.0',
  attribution:
    'UCDP Georeferenced Event Dataset, Uppsala University (Sundberg & Melander 2013; Davies, Pettersson & Öberg).',
  recognised:
    'Recognised by its column names in any order, with or without a row of HXL tags, a nameless first column or an iso3 column.',
  needs: [
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
  ],
  columns: UCDP_GED_COLUMNS,
  versionOf: (fileName) => {
    const numbered = /_v(\d{2}(?:_\d{1,2}){1,3})(?!\d)/i.exec(fileName);
    if (numbered !== null) return numbered[1]?.replaceAll('_', '.') ?? null;
    const yearly = /ged[_-]?(\d{2})(\d)(?!\d)/i.exec(fileName);
    return yearly === null ? null : `${yearly[1]}.${yearly[2]}`;
  },
  read: readRow,
  samples: UCDP_GED_SAMPLES,
};

function readRow(row: FileRow): ReadIncident {
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
    tags: [],
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
  const lat = degreesIn(row, 'latitude', 90);
  const lon = degreesIn(row, 'longitude', 180);
  return {
    ...NO_PLACE,
    place: textIn(row, 'where_coordinates'),
    admin1: textIn(row, 'adm_1'),
    admin2: textIn(row, 'adm_2'),
    country: countryOf(textIn(row, 'iso3')) ?? countryOf(textIn(row, 'country')),
    point: lat === null || lon === null ? null : { lat, lon },
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
