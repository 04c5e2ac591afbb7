import type { Doubt } from '../../domain/model/doubts.ts';
import { type Axis, MOST_DEGREES, readDegrees } from '../../domain/places/degrees.ts';
import type { Place } from '../../domain/places/place.ts';
import { BadCell, textIn } from './cells.ts';
import type { FileRow, ReadPoint } from './format.ts';
import { geometryIn } from './geometry.ts';

/** Projected coordinates: both numbers are too large for degrees. */
export class NoDegrees extends BadCell {}

type Point = Place['point'];

/** For a row without a point. */
export const NO_POINT: ReadPoint = { at: null, doubts: [] };

/**
 * The point of a row: its geometry if that is a point, since that is where a feature is (RFC 7946); otherwise its
 * latitude and longitude columns. `null` if there is neither. Throws `BadCell`.
 */
export function pointIn(row: FileRow, latitude: string, longitude: string): ReadPoint {
  const cells = [
    [latitude, textIn(row, latitude)],
    [longitude, textIn(row, longitude)],
  ] as const;
  return doubtingHalf(
    cells,
    besideGeometry(row, () => pointOf(...cells)),
  );
}

/** A point with a doubt, if there is none because one of the two cells is empty. */
export function doubtingHalf(cells: readonly [Cell, Cell], point: ReadPoint): ReadPoint {
  const [only, other] = cells.filter(([, text]) => text !== null);
  if (point.at !== null || only === undefined || other !== undefined) return point;
  return { ...point, doubts: [...point.doubts, { kind: 'half-point', text: only.join(' ') }] };
}

/** The same with another way to read the columns. */
export function besideGeometry(row: FileRow, readColumns: () => Point): ReadPoint {
  const geometry = geometryIn(row);
  if (geometry === null) return { at: readColumns(), doubts: [] };
  if (geometry.is === 'shape') {
    const at = readColumns();
    return { at, doubts: at === null ? [{ kind: 'no-point', text: geometry.what }] : [] };
  }
  const ofGeometry = orBadCell(() =>
    pointOf(['latitude', geometry.lat], ['longitude', geometry.lon]),
  );
  const ofColumns = orBadCell(readColumns);
  if (!(ofGeometry instanceof BadCell))
    return { at: ofGeometry, doubts: apart(ofGeometry, ofColumns) };
  if (ofColumns === null || ofColumns instanceof BadCell) throw ofGeometry;
  const text = `${geometry.lat}, ${geometry.lon}`;
  return { at: ofColumns, doubts: [{ kind: 'no-degrees', text }] };
}

/** Degrees; publishers round coordinates in columns to a tenth, and map tools to a few millionths. */
const APART = 0.1;

function apart(geometry: Point, columns: Point | BadCell): readonly Doubt[] {
  if (geometry === null || columns === null || columns instanceof BadCell) return [];
  const lat = Math.abs(geometry.lat - columns.lat);
  const lon = Math.abs(geometry.lon - columns.lon);
  if (lat <= APART && Math.min(lon, 360 - lon) <= APART) return [];
  const text = `${geometry.lat}, ${geometry.lon} and not ${columns.lat}, ${columns.lon}`;
  return [{ kind: 'point-elsewhere', text }];
}

function orBadCell<T>(read: () => T): T | BadCell {
  try {
    return read();
  } catch (error) {
    if (error instanceof BadCell) return error;
    throw error;
  }
}

type Cell = readonly [column: string, text: string | null];

/** The point of two cells; `null` if one of them is empty. Throws `BadCell`. */
export function pointOf(latitude: Cell, longitude: Cell): Point {
  if (isLength(latitude) && isLength(longitude)) {
    const [column, text] = longitude;
    throw new NoDegrees(column, text ?? '', 'is a projected coordinate, not degrees');
  }
  const lat = degreesIn(latitude, 'lat');
  const lon = degreesIn(longitude, 'lon');
  return lat === null || lon === null ? null : { lat, lon };
}

const NUMBER = /^[+-]?\d+(\.\d*)?(e[+-]?\d+)?$/i;

function isLength([, text]: Cell): boolean {
  return text !== null && NUMBER.test(text) && Math.abs(Number(text)) > MOST_DEGREES.lon;
}

/** Degrees of an axis, also with a decimal comma or a letter (`7,4W`); `null` if the cell is empty. */
function degreesIn([column, text]: Cell, axis: Axis): number | null {
  if (text === null) return null;
  const most = MOST_DEGREES[axis];
  const degrees = NUMBER.test(text) ? { value: Number(text), axis: null } : readDegrees(text);
  if (
    degrees === null ||
    Math.abs(degrees.value) > most ||
    (degrees.axis !== null && degrees.axis !== axis)
  ) {
    throw new BadCell(column, text, `is not in degrees from -${most} to ${most}`);
  }
  return degrees.value;
}
