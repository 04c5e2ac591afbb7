import type { ImportedReport } from '../../../domain/entry/imported.ts';
import { NO_PLACE } from '../../../domain/grammar/read-place.ts';
import type { PlacePrecision } from '../../../domain/places/place.ts';
import { addDays, lastDayOfMonth, mondayOf } from '../../../domain/time/days.ts';
import type { Moment } from '../../../domain/time/moment.ts';
import {
  codeIn,
  countOrUnknownIn,
  dayIn,
  instantIn,
  neededText,
  textIn,
} from '../../rows/cells.ts';
import {
  columnsMissing,
  type FileRow,
  type IncidentFormat,
  type Layout,
  noVersion,
  type ReadIncident,
  type ReadPlace,
} from '../../rows/format.ts';
import { countryIn, countryOf, countryOfGw, countryOfIso } from '../../rows/publisher-countries.ts';
import { article, publisherReport } from '../../rows/reports.ts';
import { pointIn } from '../../rows/row-point.ts';
import { type AcledSide, attributionsOf, joinSides, sidesIn } from './actors.ts';
import { ACLED_COLUMNS, ACLED_SAMPLES } from './notes.ts';
import { typeOfAcled } from './types.ts';

const PUBLISHER = 'ACLED';

/** ACLED, with every header since 1997. Rules after the ACLED codebook. */
export const ACLED: IncidentFormat = {
  id: 'acled',
  title: 'ACLED',
  dataset: 'acled',
  licence: 'ACLED terms of use; rows may not be passed on',
  attribution: 'ACLED (Armed Conflict Location & Event Data), www.acleddata.com.',
  passing: 'no',
  staleAfterDays: 14,
  recognised:
    'Recognised by its column names in any case and order: upper case (until 2016), with data_id and iso3 (until March 2023), with disorder_type (since), with population columns or a row of HXL tags; as CSV or as the JSON of the API.',
  versions:
    '1997–2016 (GWNO), 2017–March 2023 (data_id), April 2023 on (disorder_type); actor codes as numbers or words; one row per incident or per actor',
  missing: (layout) =>
    columnsMissing(layout, [
      ['event_id_cnty'],
      ['event_date'],
      ['time_precision'],
      ['event_type'],
      ['actor1'],
      ['inter1'],
      ['country'],
      ['location'],
      ['geo_precision'],
      ['fatalities'],
      ['notes'],
    ]),
  dayColumns: () => ['event_date'],
  idColumns: () => ['event_id_cnty'],
  columns: ACLED_COLUMNS,
  lost: 'Population columns, crowd sizes, region, interaction and the scale of the source stay in the row as published.',
  versionOf: noVersion,
  yields: 'incidents',
  reader: () => readRow,
  monadic: { isSo: isMonadic, join: joinSides },
  samples: ACLED_SAMPLES,
};

/** An export with one row per actor names no second actor, and the rows of an incident are adjacent. */
function isMonadic({ rows }: Layout): boolean {
  const ids = rows.map((row) => textIn(row, 'event_id_cnty'));
  return rows.every((row) => textIn(row, 'actor2') === null) && new Set(ids).size < ids.length;
}

function readRow(row: FileRow): ReadIncident {
  const externalId = neededText(row, 'event_id_cnty');
  const sides = sidesIn(row);
  const event = textIn(row, 'event_type') ?? 'Incident';
  const subEvent = textIn(row, 'sub_event_type');
  const { type, subtype } = typeOfAcled(event, subEvent, sides[0]?.kind ?? 'unknown');
  const isTargeting = type === 'violence' || textIn(row, 'civilian_targeting') !== null;
  const place = placeOf(row);
  return {
    externalId,
    revisedAt: instantIn(row, 'timestamp'),
    when: whenOf(row),
    place,
    type,
    subtype,
    title: titleOf(subEvent ?? event, sides, place),
    narrative: textIn(row, 'notes'),
    tags: [],
    attributions: attributionsOf(sides, isTargeting),
    reports: [ownReport(row, sides, isTargeting), ...sourcesIn(row)],
  };
}

/** 1 is the day, 2 some day of its week, 3 some day of its month. */
function whenOf(row: FileRow): Moment {
  const day = dayIn(row, 'event_date');
  switch (codeIn(row, 'time_precision', 3)) {
    case 1:
      return { from: day, until: day, precision: 'day' };
    case 2:
      return { from: mondayOf(day), until: addDays(mondayOf(day), 6), precision: 'week' };
    default:
      return {
        from: `${day.slice(0, 7)}-01`,
        until: lastDayOfMonth(day.slice(0, 7)),
        precision: 'month',
      };
  }
}

/** 1 is the town, 2 a part of a region or near a town, 3 a larger region. */
const PRECISIONS: readonly PlacePrecision[] = ['exact', 'near', 'admin1'];

function placeOf(row: FileRow): ReadPlace {
  return {
    ...NO_PLACE,
    place: textIn(row, 'location'),
    admin1: textIn(row, 'admin1'),
    admin2: textIn(row, 'admin2'),
    country: countryIn(
      row,
      [countryOfIso, 'iso3', 'iso'],
      [countryOf, 'country'],
      [countryOfGw, 'gwno'],
    ),
    point: pointIn(row, 'latitude', 'longitude'),
    precision: PRECISIONS[codeIn(row, 'geo_precision', 3) - 1] ?? 'area',
  };
}

/**
 * One count, which is a best estimate without bounds; 0 means none or unknown. The dead are certainly civilians only if
 * civilians were the target of an armed actor.
 */
function ownReport(
  row: FileRow,
  sides: readonly AcledSide[],
  isTargeting: boolean,
): ImportedReport {
  const best = countOrUnknownIn(row, 'fatalities');
  const areCivilians =
    isTargeting && sides.some(({ kind }) => kind === 'civilians') && sides.length > 1;
  const dead = { low: null, best, high: null };
  return publisherReport(PUBLISHER, {
    killed: dead,
    ...(areCivilians ? { civilians: dead } : {}),
  });
}

function sourcesIn(row: FileRow): readonly ImportedReport[] {
  const names = (textIn(row, 'source') ?? '').split(/;\s*/).map((name) => name.trim());
  return [...new Set(names.filter((name) => name !== ''))].map(article);
}

function titleOf(what: string, sides: readonly AcledSide[], place: ReadPlace): string {
  const where = place.place ?? place.admin1;
  const who = sides.map(({ name }) => name).join(' – ');
  return `${what}${who === '' ? '' : `: ${who}`}${where === null ? '' : `, ${where}`}`;
}
