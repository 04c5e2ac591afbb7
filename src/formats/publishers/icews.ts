import { NO_PLACE } from '../../domain/grammar/read-place.ts';
import { dayIn, neededText, textIn } from '../rows/cells.ts';
import {
  columnsMissing,
  type FileRow,
  type LeadFormat,
  noVersion,
  type ReadLead,
  type ReadPlace,
} from '../rows/format.ts';
import { countryIn, countryOf } from '../rows/publisher-countries.ts';
import { pointIn } from '../rows/row-point.ts';
import { readCameo } from './cameo.ts';

/** ICEWS coded event data, in tab-separated files by year. An event is identified by its number and its day. */
export const ICEWS: LeadFormat = {
  id: 'icews',
  title: 'ICEWS coded events',
  dataset: 'icews',
  licence: 'CC0 1.0',
  attribution: 'Integrated Crisis Early Warning System (ICEWS), Harvard Dataverse.',
  passing: 'attribution',
  staleAfterDays: null,
  recognised:
    'Recognised by its columns Event ID, Event Text, CAMEO Code, Source Name and Target Name.',
  versions: '1995–2023',
  missing: (layout) =>
    columnsMissing(layout, [
      ['event id'],
      ['event date'],
      ['cameo code'],
      ['source name'],
      ['target name'],
      ['event text'],
    ]),
  dayColumns: () => ['event date'],
  idColumns: () => ['event id'],
  columns: [
    { name: 'Event ID, Event Date', becomes: 'the external id, together; the day' },
    { name: 'CAMEO Code, Event Text', becomes: 'type and sub-type; what happened in words' },
    { name: 'Source Name, Target Name', becomes: 'who is said to have done it, and to whom' },
    { name: 'City, Province, Country', becomes: 'place, first area, country' },
    { name: 'Latitude, Longitude', becomes: 'coordinates' },
    {
      name: 'Story ID, Publisher',
      becomes: 'the article, by which leads are grouped, and its publisher',
    },
  ],
  lost: 'Sectors, intensity and the number of the sentence stay in the row as published.',
  versionOf: noVersion,
  yields: 'leads',
  reader: () => readRow,
};

function readRow(row: FileRow): ReadLead {
  const day = dayIn(row, 'event date');
  const id = neededText(row, 'event id');
  const code = neededText(row, 'cameo code');
  const cameo = readCameo(code);
  return {
    externalId: `${id}/${day}`,
    day,
    ...cameo,
    what: textIn(row, 'event text') ?? cameo.what,
    code,
    actor: textIn(row, 'source name'),
    target: textIn(row, 'target name'),
    place: placeOf(row),
    article: textIn(row, 'story id') ?? id,
    url: null,
    publisher: textIn(row, 'publisher'),
    mentions: null,
  };
}

function placeOf(row: FileRow): ReadPlace {
  const place = textIn(row, 'city');
  const admin1 = textIn(row, 'province');
  return {
    ...NO_PLACE,
    place,
    admin1,
    admin2: textIn(row, 'district'),
    country: countryIn(row, [countryOf, 'country']),
    point: pointIn(row, 'latitude', 'longitude'),
    precision: place !== null ? 'exact' : admin1 !== null ? 'admin1' : 'country',
  };
}
