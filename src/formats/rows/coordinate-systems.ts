import * as v from 'valibot';

/**
 * Systems whose coordinates are degrees like ours, by their EPSG codes: WGS 84, and ETRS89 and NAD83, which differ from
 * it by less than two metres. GeoJSON puts longitude first in each of them (RFC 7946, 4; no program that writes GeoJSON
 * follows the axis order of EPSG:4326).
 */
const IN_DEGREES = new Set(['4326', '4979', '4258', '4937', '4269']);
/** The same by the names of the Open Geospatial Consortium. */
const NAMED_IN_DEGREES = /(?:^|:|\/)CRS(?:84h?|83)$/i;
/** The same in well-known text, as ESRI's tools write it. */
const TEXT_IN_DEGREES =
  /^\s*GEOG(?:CS|CRS)\s*\[\s*"(?:GCS_)?(?:WGS[ _]*(?:19)?84|ETRS.?(?:19)?89|(?:North_American_(?:19)?|NAD)83)\b/i;

const Text = v.pipe(v.string(), v.trim(), v.nonEmpty());
const Code = v.pipe(
  v.union([v.number(), v.pipe(v.string(), v.regex(/^\d+$/))]),
  v.transform((code) => `EPSG:${code}`),
);
/** How files declare a system: GeoJSON of 2008 (`crs`), its predecessor, JSON-FG, and ESRI (`spatialReference`). */
const Declared = v.union([
  Text,
  Code,
  v.pipe(
    v.object({ properties: v.object({ name: Text }) }),
    v.transform(({ properties }) => properties.name),
  ),
  v.pipe(
    v.object({ properties: v.object({ code: Code }) }),
    v.transform(({ properties }) => properties.code),
  ),
  v.pipe(
    v.object({ properties: v.object({ href: Text }) }),
    v.transform(({ properties }) => properties.href),
  ),
  v.pipe(
    v.object({ href: Text }),
    v.transform(({ href }) => href),
  ),
  v.pipe(
    v.object({ latestWkid: Code }),
    v.transform(({ latestWkid }) => latestWkid),
  ),
  v.pipe(
    v.object({ wkid: Code }),
    v.transform(({ wkid }) => wkid),
  ),
  v.pipe(
    v.object({ wkt: Text }),
    v.transform(({ wkt }) => wkt),
  ),
]);

/** How many characters of a name are shown. */
const SHOWN = 80;

/**
 * The coordinate system that a file declares, by its common name (`EPSG:3857`), if its coordinates are not degrees like
 * ours; `null` if it declares none, or one like ours.
 */
export function otherSystem(declared: unknown): string | null {
  if (declared === undefined || declared === null) return null;
  const read = v.safeParse(Declared, declared);
  if (!read.success) return 'an unnamed system';
  const name = read.output;
  const code = /\bEPSG\b.*?(\d+)$/i.exec(name.slice(0, SHOWN))?.[1];
  if (code !== undefined) return IN_DEGREES.has(code) ? null : `EPSG:${code}`;
  if (NAMED_IN_DEGREES.test(name) || TEXT_IN_DEGREES.test(name)) return null;
  return /^\s*[A-Z]+\s*\["([^"]+)"/i.exec(name)?.[1]?.slice(0, SHOWN) ?? name.slice(0, SHOWN);
}
