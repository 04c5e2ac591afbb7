import type { ImportedReport } from '../../../domain/entry/imported.ts';
import { NO_PLACE } from '../../../domain/grammar/read-place.ts';
import type { Moment } from '../../../domain/time/moment.ts';
import { BadCell, codeIn, countIn, dayIn, neededText, textIn } from '../../rows/cells.ts';
import type { FileRow, ReadIncident, ReadPlace } from '../../rows/format.ts';
import { countryIn, countryOf } from '../../rows/publisher-countries.ts';
import { best, publisherReport } from '../../rows/reports.ts';
import { pointIn } from '../../rows/row-point.ts';
import { articlesIn } from './articles.ts';
import { datePrecisionOf, PLACE_PRECISIONS_BY_CODE } from './precision.ts';
import { sidesOf } from './sides.ts';

/** The source of a row's figures. */
const PUBLISHER = 'UCDP GED';

/** Reads a row of either dataset, with the tags that its incidents get. */
export function readUcdpRow(row: FileRow, tags: readonly string[]): ReadIncident {
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
    attributions: sidesOf(row, violence),
    reports: [ownReport(row), ...articles],
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

function placeOf(row: FileRow): ReadPlace {
  const code = codeIn(row, 'where_prec', 7);
  return {
    ...NO_PLACE,
    place: textIn(row, 'where_coordinates'),
    admin1: textIn(row, 'adm_1'),
    admin2: textIn(row, 'adm_2'),
    country: countryIn(row, [countryOf, 'iso3'], [countryOf, 'country']),
    point: pointIn(row, 'latitude', 'longitude'),
    precision: PLACE_PRECISIONS_BY_CODE[code - 1] ?? 'area',
  };
}

/** The publisher's figures as published, even out of order; the civilian deaths are only a best estimate. */
function ownReport(row: FileRow): ImportedReport {
  return publisherReport(PUBLISHER, {
    killed: {
      low: countIn(row, 'low', 'low_est'),
      best: countIn(row, 'best', 'best_est'),
      high: countIn(row, 'high', 'high_est'),
    },
    ...best('civilians', countIn(row, 'deaths_civilians')),
  });
}

function titleOf(row: FileRow, place: ReadPlace): string {
  const where = place.place ?? place.admin1 ?? textIn(row, 'country');
  const sides = [textIn(row, 'side_a'), textIn(row, 'side_b')].filter((side) => side !== null);
  const who = sides.length === 0 ? 'Incident' : sides.join(' – ');
  return where === null ? who : `${who}, ${where}`;
}

/** The place in the publisher's words, and the source that the publisher relied on. */
function narrativeOf(row: FileRow): string | null {
  const description = textIn(row, 'where_description');
  const said = textIn(row, 'source_original');
  const parts = [
    description === textIn(row, 'where_coordinates') ? null : description,
    said === null ? null : `Said by: ${said}`,
  ].filter((part) => part !== null);
  return parts.length === 0 ? null : parts.join('\n');
}
