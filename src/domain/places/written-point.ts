import * as v from 'valibot';
import { type Axis, type Degrees, MOST_DEGREES, otherAxis, readDegrees } from './degrees.ts';
import type { Place } from './place.ts';

/** A text read as a point: its coordinates, that it is unknown, or why it is not a point. */
export type PointReading =
  | { readonly is: 'point'; readonly point: NonNullable<Place['point']> }
  | { readonly is: 'nothing' }
  | { readonly is: 'wrong'; readonly reason: string };

const NAMES: Readonly<Record<Axis, string>> = { lat: 'latitude', lon: 'longitude' };
/** A longer text is not a point. */
const LONGEST = 500;
const NO_POINT: PointReading = {
  is: 'wrong',
  reason: 'is not a point in degrees, such as 36.0970, -7.4651',
};

/**
 * Reads a point in one cell: two numbers separated by commas, semicolons, bars or spaces, also with decimal commas,
 * degrees, minutes and letters, and followed by an altitude and an accuracy; `POINT (lon lat)` in WKT; JSON objects and
 * arrays. `first` says which number comes first if nothing in the text does.
 */
export function readPoint(text: string, first: Axis): PointReading {
  if (text.length > LONGEST) return NO_POINT;
  const plain = text.replaceAll(/\s+/g, ' ').trim();
  if (/^[[{]/.test(plain)) {
    const json = readJson(plain, first);
    if (json !== undefined) return json;
  }
  const wkt = /^(?:SRID=4326;)? ?POINT ?(?:Z|M|ZM)? ?\((.*)\)$/i.exec(plain)?.[1];
  if (wkt !== undefined) return pointOf(partsOf(wkt), 'lon');
  return pointOf(partsOf(plain.replace(/^[([{](.*)[)\]}]$/, '$1').trim()), first);
}

const Value = v.union([v.number(), v.pipe(v.string(), v.transform(Number), v.number())]);
const Pair = v.looseTuple([Value, Value]);
const Empty = v.array(v.null());

/** A text in brackets need not be JSON. */
function readJson(text: string, first: Axis): PointReading | undefined {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (v.is(Empty, json)) return { is: 'nothing' };
  if (Array.isArray(json)) return pairOf(json, first);
  const byName = new Map(
    Object.entries(Object(json)).map(([key, one]) => [key.toLowerCase(), one]),
  );
  // RFC 7946, 3.1.1: longitude first.
  if (byName.has('coordinates')) return pairOf(byName.get('coordinates'), 'lon');
  const lat = ['lat', 'latitude', 'y'].find((name) => byName.has(name));
  const lon = ['lon', 'lng', 'long', 'longitude', 'x'].find((name) => byName.has(name));
  return pairOf([byName.get(lat ?? ''), byName.get(lon ?? '')], 'lat');
}

function pairOf(pair: unknown, first: Axis): PointReading {
  const read = v.safeParse(Pair, pair);
  if (!read.success) return v.is(Empty, pair) ? { is: 'nothing' } : NO_POINT;
  const [one, other] = read.output;
  return pointOf(
    [
      { value: one, axis: null },
      { value: other, axis: null },
    ],
    first,
  );
}

/** Where the first coordinate may end and the second begin, the surest first. */
const SEPARATORS: readonly RegExp[] = [
  / ?[;|] ?/,
  /(?<=\d['"°º″′”’ ]*[NSEW]) ?,? ?(?=[^ ,])/i,
  / ?,? ?(?=[NSEW] ?\d)/i,
  / ?, /,
  /,/,
  / /,
];

/** The two coordinates in a text; `undefined` if there are not two. */
function partsOf(text: string): readonly [Degrees, Degrees] | undefined {
  const labelled = /^lat(?:itude)?\.? ?[:=]? ?(.+?)[ ,;|]+lon(?:g|gitude)?\.? ?[:=]? ?(.+)$/i.exec(
    text,
  );
  if (labelled !== null) return degreesOf([labelled[1] ?? '', labelled[2] ?? '']);
  for (const separator of SEPARATORS) {
    const parts = degreesOf(text.split(separator).filter((part) => part !== ''));
    if (parts !== undefined) return parts;
  }
  return undefined;
}

/** An altitude and an accuracy, in metres, may follow the two. */
function degreesOf(parts: readonly string[]): readonly [Degrees, Degrees] | undefined {
  const [one, other, ...more] = parts;
  if (one === undefined || other === undefined || more.length > 2) return undefined;
  if (!more.every((part) => /^[+-]?\d+([.,]\d+)?$/.test(part.trim()))) return undefined;
  const [first, second] = [readDegrees(one), readDegrees(other)];
  return first === null || second === null ? undefined : [first, second];
}

function pointOf(parts: readonly [Degrees, Degrees] | undefined, first: Axis): PointReading {
  if (parts === undefined) return NO_POINT;
  const [one, other] = parts;
  if (one.axis !== null && one.axis === other.axis) return NO_POINT;
  const axis = one.axis ?? (other.axis === null ? first : otherAxis(other.axis));
  const [lat, lon] = axis === 'lat' ? [one.value, other.value] : [other.value, one.value];
  for (const [name, value] of [
    ['lat', lat],
    ['lon', lon],
  ] as const) {
    if (Math.abs(value) > MOST_DEGREES[name]) {
      const reason = `is read with the ${NAMES[axis]} first, and ${value} is not a ${NAMES[name]}`;
      return { is: 'wrong', reason };
    }
  }
  return { is: 'point', point: { lat, lon } };
}
