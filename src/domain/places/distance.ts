import type { Place } from './place.ts';

type Point = NonNullable<Place['point']>;

/** Everything within a distance of a point. */
export type Circle = { readonly point: Point; readonly km: number };

/** Everything between two latitudes and two longitudes, with their lines; `west` is above `east` over the date line. */
export type Box = {
  readonly south: number;
  readonly west: number;
  readonly north: number;
  readonly east: number;
};

/** The mean radius of the Earth. */
export const EARTH_KM = 6371;

/** No two points are farther apart than this, in whole kilometres. */
export const FARTHEST_KM = Math.ceil(Math.PI * EARTH_KM);

const KM_IN_DEGREE = (Math.PI * EARTH_KM) / 180;

/** The distance along the surface of a sphere: up to 0.5 % from that on the ellipsoid. */
export function kilometresBetween(one: Point, other: Point): number {
  const haversine =
    haversineOf(other.lat - one.lat) +
    Math.cos(radians(one.lat)) * Math.cos(radians(other.lat)) * haversineOf(other.lon - one.lon);
  return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(haversine)));
}

/** The haversine of an angle in degrees. */
function haversineOf(degrees: number): number {
  return Math.sin(radians(degrees) / 2) ** 2;
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}

/** The southernmost and the northernmost latitude of a circle, not beyond the poles. */
export function latitudesOf({ point, km }: Circle): Pick<Box, 'south' | 'north'> {
  // A millionth more, since a distance is rounded.
  const degrees = (km / KM_IN_DEGREE) * (1 + 1e-6);
  return { south: Math.max(-90, point.lat - degrees), north: Math.min(90, point.lat + degrees) };
}

/** The shorter side of a box in kilometres; a side along a latitude is measured in the middle. */
export function narrowestOf({ south, west, north, east }: Box): number {
  const high = (north - south) * KM_IN_DEGREE;
  const degrees = east - west + (west > east ? 360 : 0);
  return Math.min(high, degrees * KM_IN_DEGREE * Math.cos(radians((south + north) / 2)));
}
