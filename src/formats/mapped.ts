import * as v from 'valibot';
import { BadCell, degreesIn } from './cells.ts';
import { datasetOfFile } from './dataset-name.ts';
import { type IncidentFormat, type Layout, noVersion } from './format.ts';
import { guessMapping } from './guess-mapping.ts';
import { nestedIn } from './nested.ts';
import { mappedReader } from './read-mapped.ts';
import { TABLE_FIELDS } from './table-fields.ts';

const SHARED = {
  licence: 'as its publisher says',
  attribution: 'As its publisher says.',
  passing: 'attribution',
  staleAfterDays: null,
  dayColumns: daysIn,
  versionOf: noVersion,
  yields: 'incidents',
  columns: TABLE_FIELDS.map(({ name, help, words, tags }) => ({
    name: [...tags.slice(0, 2), ...words.slice(0, 2)].join(', '),
    becomes: `${help} (${name})`,
  })),
  lost: 'Columns that are none of these stay in the row as published.',
} as const;

/** CSV of any publisher with a row of HXL tags. */
export const HXL: IncidentFormat = {
  ...SHARED,
  id: 'hxl',
  title: 'HXL-tagged CSV',
  dataset: 'hxl:…, after the file',
  datasetOf: (layout) => datasetOfFile('hxl', layout),
  recognised:
    'Recognised by a first or second row of HXL tags (#date, #geo+lat, …), with a column of ids and one of days. Tags come first, header words where there is none.',
  versions: 'HXL 1.1; tags in any case, with or without spaces',
  missing: (layout) => [
    ...(layout.tags === null ? ['a row of HXL tags'] : []),
    ...fieldsMissing(layout),
  ],
  reader: (layout) => mappedReader(guessMapping(layout), datasetOfFile('hxl', layout)),
  samples: [],
};

const Geometry = v.nullable(
  v.looseObject({ type: v.string(), coordinates: v.optional(v.unknown()) }),
);
const Position = v.looseTuple([v.number(), v.number()]);

/** Points with properties; which property is what is told by its name. */
export const GEOJSON: IncidentFormat = {
  ...SHARED,
  id: 'geojson',
  title: 'GeoJSON points',
  dataset: 'geojson:…, after the file',
  datasetOf: (layout) => datasetOfFile('geojson', layout),
  recognised:
    'Recognised by a FeatureCollection (RFC 7946) whose features have an id and a day among their properties. Names cut to ten characters by a shapefile are known.',
  versions: 'RFC 7946; features of Point geometry, or of none',
  missing: (layout) => [
    ...(layout.shape === 'json' && layout.names.includes('geometry')
      ? []
      : ['features with a geometry']),
    ...fieldsMissing(layout),
  ],
  reader: (layout) => {
    const read = mappedReader(guessMapping(layout), datasetOfFile('geojson', layout));
    return (row) => {
      const incident = read(row);
      const point = pointIn(row);
      return {
        ...incident,
        place: { ...incident.place, ...(point === null ? {} : { point, precision: 'exact' }) },
      };
    };
  },
  samples: [],
};

/** GeoJSON has longitude first (RFC 7946, 3.1.1). */
function pointIn(
  row: ReadonlyMap<string, string>,
): { readonly lat: number; readonly lon: number } | null {
  const geometry = nestedIn(row, 'geometry', Geometry);
  if (geometry === null) return null;
  const position = v.safeParse(Position, geometry.coordinates);
  if (geometry.type !== 'Point' || !position.success) {
    throw new BadCell('geometry', geometry.type, 'is not a point');
  }
  const [lon, lat] = position.output;
  const cells = new Map([
    ['longitude', `${lon}`],
    ['latitude', `${lat}`],
  ]);
  degreesIn(cells, 180, 'longitude');
  degreesIn(cells, 90, 'latitude');
  return { lat, lon };
}

/** What a table cannot do without: that its rows are known by an id, and dated. */
function fieldsMissing(layout: Layout): readonly string[] {
  const mapping = guessMapping(layout);
  return [
    ...(mapping.id === undefined ? ['a column of ids'] : []),
    ...(mapping.date === undefined ? ['a column of days'] : []),
  ];
}

function daysIn(layout: Layout): readonly string[] {
  const { date, 'date-end': end } = guessMapping(layout);
  return [date, end].filter((column) => column !== undefined);
}
