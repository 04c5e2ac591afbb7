import type { Place } from '../domain/place.ts';
import { BadCell, textIn } from './cells.ts';
import type { FileRow } from './format.ts';
import { geometryIn } from './geometry.ts';

/** Coordinates that are lengths in a map projection: both numbers are beyond any number of degrees. */
export class NoDegrees extends BadCell {}

type Point = Place['point'];

/**
 * The point of a row: its geometry, where it has one that is a point, since that is where a feature is (RFC 7946); else what
 * the columns of its latitude and its longitude say. `null` where neither says anything. Throws `BadCell`.
 */
export function pointIn(row: FileRow, latitude: string, longitude: string): Point {
  const geometry = geometryIn(row);
  const ofColumns = () =>
    pointOf([latitude, textIn(row, latitude)], [longitude, textIn(row, longitude)]);
  if (geometry?.is !== 'point') return ofColumns();
  const ofGeometry = orBadCell(() =>
    pointOf(['latitude', geometry.lat], ['longitude', geometry.lon]),
  );
  if (!(ofGeometry instanceof BadCell)) return ofGeometry;
  const other = orBadCell(ofColumns);
  if (other === null || other instanceof BadCell) throw ofGeometry;
  return other;
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

function pointOf(latitude: Cell, longitude: Cell): Point {
  if (isLength(latitude) && isLength(longitude)) {
    const [column, text] = longitude;
    throw new NoDegrees(column, text ?? '', 'is a length on a map, and not a number of degrees');
  }
  const lat = degreesIn(latitude, 90);
  const lon = degreesIn(longitude, 180);
  return lat === null || lon === null ? null : { lat, lon };
}

const NUMBER = /^[+-]?\d+(\.\d*)?(e[+-]?\d+)?$/i;

function isLength([, text]: Cell): boolean {
  return text !== null && NUMBER.test(text) && Math.abs(Number(text)) > 180;
}

/** Degrees within ±`most`; `null` where the cell is empty. */
function degreesIn([column, text]: Cell, most: number): number | null {
  if (text === null) return null;
  const degrees = Number(text);
  if (!NUMBER.test(text) || Math.abs(degrees) > most) {
    throw new BadCell(column, text, `is not a number of degrees from -${most} to ${most}`);
  }
  return degrees;
}
