import type { IncidentFormat, Layout } from '../rows/format.ts';
import { datasetOfFile } from '../rows/format.ts';
import { fieldsMissing, MAPPED } from './format.ts';
import { guessMapping } from './guess-mapping.ts';
import { mappedReader } from './row.ts';

/** Points with properties, whose meaning follows from their names. */
export const GEOJSON: IncidentFormat = {
  ...MAPPED,
  id: 'geojson',
  title: 'GeoJSON points',
  dataset: 'geojson:…, after the file',
  datasetOf: (layout) => datasetOfFile('geojson', layout),
  recognised:
    'Recognised by features with a geometry, and with a unique id and a date among their properties: a FeatureCollection (RFC 7946), one feature per line (with or without the separators of RFC 8142), a single feature, or ESRI’s JSON. Names truncated to ten characters by a shapefile are known.',
  versions:
    'RFC 7946 and 2008, ESRI; a geometry that is not a single point gives no coordinates, and a doubt',
  isMarked,
  missing: (layout) => [
    ...(isMarked(layout) ? [] : ['features with a geometry']),
    ...fieldsMissing(layout),
  ],
  reader: (layout) => mappedReader(guessMapping(layout), datasetOfFile('geojson', layout)),
  samples: [],
};

function isMarked({ shape, names }: Layout): boolean {
  return shape === 'json' && names.includes('geometry');
}
