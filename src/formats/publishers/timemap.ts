import * as v from 'valibot';
import type { ImportedReport } from '../../domain/entry/imported.ts';
import { NO_PLACE } from '../../domain/grammar/read-place.ts';
import { BadCell, dayIn, firstSentence, neededText, tagOf, textIn } from '../rows/cells.ts';
import {
  columnsMissing,
  datasetOfFile,
  type FileRow,
  type IncidentFormat,
  type Layout,
  noVersion,
  type ReadIncident,
} from '../rows/format.ts';
import { NO_COUNTRY } from '../rows/publisher-countries.ts';
import { article, publisherReport } from '../rows/reports.ts';
import { pointIn } from '../rows/row-point.ts';

const Sources = v.array(
  v.object({
    id: v.optional(v.union([v.string(), v.number(), v.null()])),
    path: v.optional(v.nullable(v.string())),
    description: v.optional(v.nullable(v.string())),
  }),
);
const Filters = v.array(v.object({ key: v.string(), value: v.nullable(v.string()) }));

/** The JSON of TimeMap sites: Bellingcat's and others' maps of documented harm. */
export const TIMEMAP: IncidentFormat = {
  id: 'timemap',
  title: 'TimeMap',
  dataset: 'timemap:…, after the file',
  datasetOf: (layout) => datasetOfFile('timemap', layout),
  licence: 'according to its publisher',
  attribution: 'According to its publisher.',
  passing: 'attribution',
  staleAfterDays: null,
  recognised:
    'Recognised by JSON records with id, date, latitude, longitude, description and sources.',
  versions: 'the event files of TimeMap sites',
  // A table is never this format, whatever its columns are called.
  missing: (layout) =>
    columnsMissing(layout.shape === 'json' ? layout : { ...layout, names: [] }, [
      ['id'],
      ['date'],
      ['latitude'],
      ['longitude'],
      ['description'],
      ['sources'],
    ]),
  dayColumns: () => ['date'],
  idColumns: () => ['id'],
  columns: [
    { name: 'id', becomes: 'the external id' },
    { name: 'date', becomes: 'the day' },
    { name: 'location, latitude, longitude', becomes: 'place and coordinates' },
    { name: 'description', becomes: 'title (its first sentence) and narrative' },
    { name: 'sources', becomes: 'one report without figures for each, with its link' },
    { name: 'filters', becomes: 'tags; a weapon system determines the type' },
  ],
  lost: 'Nothing; it has no figures.',
  versionOf: noVersion,
  yields: 'incidents',
  reader: (layout) => (row) => readRow(row, layout),
  samples: [
    {
      header: 'id,date,latitude,longitude,location,description,sources,filters',
      row: 'CIV0001,2/24/2022,49.85,36.66,Chuhuiv,"Block of flats hit. More.","[{""id"":""s1"",""path"":""https://example.org/1"",""description"":null}]","[{""key"":""Weapon System"",""value"":""Airstrike""}]"',
      means: {
        externalId: 'CIV0001',
        title: 'Block of flats hit.',
        type: 'explosion',
        subtype: 'airstrike',
      },
    },
  ],
};

function readRow(row: FileRow, layout: Layout): ReadIncident {
  const day = dayIn(row, 'date');
  const description = textIn(row, 'description');
  const filters = nestedIn(row, 'filters', Filters) ?? [];
  const weapon = filters.find(({ key }) => /weapon/i.test(key))?.value ?? '';
  return {
    externalId: neededText(row, 'id'),
    when: { from: day, until: day, precision: 'day' },
    place: {
      ...NO_PLACE,
      place: textIn(row, 'location'),
      country: NO_COUNTRY,
      point: pointIn(row, 'latitude', 'longitude'),
    },
    ...typeOf(weapon),
    title:
      description === null ? untitled(weapon, textIn(row, 'location')) : firstSentence(description),
    narrative: description,
    tags: filters.flatMap(({ value }) => (value === null ? [] : tagOf(value))),
    attributions: [],
    reports: [publisherReport(datasetOfFile('timemap', layout), {}), ...sourcesIn(row)],
  };
}

function untitled(weapon: string, location: string | null): string {
  return [weapon === '' ? 'Incident' : weapon, ...(location === null ? [] : [location])].join(', ');
}

function sourcesIn(row: FileRow): readonly ImportedReport[] {
  return (nestedIn(row, 'sources', Sources) ?? []).flatMap(({ id, path, description }) => {
    const url = path ?? null;
    const name = url !== null && URL.canParse(url) ? new URL(url).hostname : (id ?? null);
    return name === null || `${name}` === ''
      ? []
      : [{ ...article(`${name}`), url, headline: description || null }];
  });
}

function typeOf(weapon: string): { readonly type: string; readonly subtype: string | null } {
  if (/air|drone|uav/i.test(weapon)) return { type: 'explosion', subtype: 'airstrike' };
  if (/artillery|rocket|missile|shell|mortar|mlrs/i.test(weapon))
    return { type: 'explosion', subtype: 'shelling' };
  if (/mine|ied/i.test(weapon)) return { type: 'explosion', subtype: 'ied' };
  return { type: 'unknown', subtype: null };
}

/** A nested part of a JSON record, parsed by a schema; `null` if it is empty. Throws `BadCell`. */
function nestedIn<T>(row: FileRow, name: string, schema: v.GenericSchema<unknown, T>): T | null {
  const text = textIn(row, name);
  if (text === null) return null;
  try {
    return v.parse(schema, JSON.parse(text));
  } catch {
    throw new BadCell(name, text, 'does not have the expected structure');
  }
}
