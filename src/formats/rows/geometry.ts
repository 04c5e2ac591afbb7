import * as v from 'valibot';
import { textIn } from './cells.ts';
import type { FileRow } from './format.ts';

/** A row's geometry: a point, in numbers as written, or a shape that is not a single point. */
export type Geometry =
  | { readonly is: 'point'; readonly lat: string; readonly lon: string }
  | { readonly is: 'shape'; readonly what: string };

/** Names of geometry columns: in GeoJSON and GeoPandas, PostGIS, and ogr2ogr. */
export const GEOMETRY_COLUMNS = ['geometry', 'the_geom', 'geom', 'wkt'] as const;

/** The geometry of a row, in GeoJSON, ESRI's JSON, or well-known text; `null` if it has none or an empty one. */
export function geometryIn(row: FileRow): Geometry | null {
  const text = textIn(row, ...GEOMETRY_COLUMNS);
  if (text === null) return null;
  return text.startsWith('{') ? geometryOf(jsonIn(text)) : geometryOfText(text);
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const Coordinate = v.union([
  v.pipe(v.number(), v.transform(String)),
  v.pipe(v.string(), v.trim(), v.regex(/^[-+]?[\d.]+(e[-+]?\d+)?$/i)),
]);
/** Longitude first (RFC 7946, 3.1.1), possibly with a height. */
const Position = v.pipe(
  v.looseTuple([Coordinate, Coordinate]),
  v.transform(([lon, lat]): Geometry => ({ is: 'point', lat, lon })),
);
const Positions = v.array(v.unknown());
const GeoJson = v.object({
  type: v.string(),
  coordinates: v.optional(Positions),
  geometries: v.optional(Positions),
});
const Esri = v.object({ x: v.unknown(), y: v.unknown() });
const EsriMany = v.object({ points: Positions });

function geometryOf(value: unknown): Geometry | null {
  const geo = v.safeParse(GeoJson, value);
  return geo.success ? geometryOfGeoJson(geo.output) : geometryOfEsri(value);
}

function geometryOfGeoJson(geometry: v.InferOutput<typeof GeoJson>): Geometry | null {
  const { type, coordinates, geometries } = geometry;
  const parts = type === 'GeometryCollection' ? geometries : coordinates;
  if (parts === undefined) return { is: 'shape', what: type };
  if (parts.length === 0) return null;
  if (type === 'Point') return positionOf(parts, type);
  const [only, another] = parts;
  if (another !== undefined) return { is: 'shape', what: type };
  if (type === 'MultiPoint') return positionOf(only, type);
  return type === 'GeometryCollection' ? geometryOf(only) : { is: 'shape', what: type };
}

function geometryOfEsri(value: unknown): Geometry | null {
  const point = v.safeParse(Esri, value);
  if (point.success) {
    const { x, y } = point.output;
    return x === null || x === 'NaN' ? null : positionOf([x, y], 'Point');
  }
  const points = v.safeParse(EsriMany, value);
  if (!points.success) return { is: 'shape', what: 'a shape' };
  const [only, another] = points.output.points;
  if (only === undefined) return null;
  return another === undefined
    ? positionOf(only, 'MultiPoint')
    : { is: 'shape', what: 'MultiPoint' };
}

function positionOf(position: unknown, type: string): Geometry {
  const read = v.safeParse(Position, position);
  return read.success ? read.output : { is: 'shape', what: `${type} without two numbers` };
}

/**
 * https://www.ogc.org/standard/sfa: `POINT Z (36.2 49.9 110)`, preceded by the number of its system in PostGIS. The
 * hexadecimal form of PostGIS (a point has 42 digits) is not read.
 */
function geometryOfText(written: string): Geometry | null {
  const text = written.replaceAll(/\s+/g, ' ');
  const point =
    /^(?:SRID=4326;)? ?POINT ?(?:Z|M|ZM)? ?\( ?([-+\d.e]+) ([-+\d.e]+)(?: [-+\d.e]+)* ?\)$/i.exec(
      text,
    );
  if (point !== null) return positionOf([point[1], point[2]], 'Point');
  const [, what] =
    /^(?:SRID=\d+;)? ?((?:MULTI)?(?:POINT|LINESTRING|POLYGON)|GEOMETRYCOLLECTION)\b(?!.*\bEMPTY$)/i.exec(
      text,
    ) ?? [];
  if (what !== undefined) return { is: 'shape', what };
  return /^(?:\[|[0-9a-f]{42,}$)/i.test(text) ? { is: 'shape', what: 'a shape' } : null;
}
