import * as v from 'valibot';
import { BadCell, degreesIn } from './cells.ts';
import { datasetOfFile } from './dataset-name.ts';
import type { IncidentFormat } from './format.ts';
import { guessMapping } from './guess-mapping.ts';
import { fieldsMissing, MAPPED } from './mapped-format.ts';
import { nestedIn } from './nested.ts';
import { mappedReader } from './read-mapped.ts';

const Geometry = v.nullable(
  v.looseObject({ type: v.string(), coordinates: v.optional(v.unknown()) }),
);
const Position = v.looseTuple([v.number(), v.number()]);

/** Points with properties; which property is what is told by its name. */
export const GEOJSON: IncidentFormat = {
  ...MAPPED,
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
