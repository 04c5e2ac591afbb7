import { feature, iso1A3Codes } from '@rapideditor/country-coder';
import { countryName, isFormerState } from '../../domain/places/countries.ts';
import type { Place } from '../../domain/places/place.ts';
import type { Day } from '../../domain/time/days.ts';
import { mayBeSaid } from './disputed-areas.ts';

type Point = NonNullable<Place['point']>;

/** How many places are cached: publishers use the same few for most of their rows. */
const REMEMBERED = 10_000;

/** Says what is wrong with the point of a place, in words; `undefined` if nothing is. */
export type OutsideCheck = (place: Place, day: Day) => string | undefined;

/** A check with a cache of places. */
export function createOutsideCheck(): OutsideCheck {
  const seen = new Map<string, boolean>();
  const isThere = (country: string, point: Point) => {
    const key = `${country} ${point.lat} ${point.lon}`;
    const before = seen.get(key);
    if (before !== undefined) return before;
    if (seen.size >= REMEMBERED) seen.clear();
    const found = isIn(country, point) || isNear(country, point);
    seen.set(key, found);
    return found;
  };
  return (place, day) => outsideCountry(place, day, isThere);
}

/** How far outside a point may be (degrees of a great circle, about 25 km): publishers blur places by that much. */
const LEEWAY = 0.25;

/**
 * What is wrong with a point outside the named country. Accepted are points at sea or standing for a whole country
 * (unless another reading of them lies in the country), points near the border or in an area that the country claims,
 * and any points in a former state.
 */
function outsideCountry(
  { country, point, precision }: Place,
  day: Day,
  isThere: (country: string, point: Point) => boolean,
): string | undefined {
  if (country === null || point === null || precision === 'sea-or-air') return undefined;
  if (isThere(country, point)) return undefined;
  if (isFormerState(country) || feature(country) === null) return undefined;
  const holders = iso1A3Codes([point.lon, point.lat]);
  if (mayBeSaid(country, { ...point, in: holders, day })) return undefined;
  const reading = READINGS.find(([, read]) => isIn(country, read(point)))?.[0];
  const isNowhere = point.lat === 0 && point.lon === 0;
  const isDoubtful = precision === 'country' || holders.length === 0 ? isNowhere : true;
  if (reading === undefined && !isDoubtful) return undefined;
  const where = `${countryName(country) ?? country}: ${point.lat}, ${point.lon}`;
  return reading === undefined ? where : `${where} (${reading})`;
}

/** Possible errors in coordinates, each with the point as it would have been. */
const READINGS: readonly (readonly [words: string, read: (point: Point) => Point])[] = [
  ['latitude and longitude may be swapped', ({ lat, lon }) => ({ lat: lon, lon: lat })],
  ['the sign of the longitude may be wrong', ({ lat, lon }) => ({ lat, lon: -lon })],
  ['the sign of the latitude may be wrong', ({ lat, lon }) => ({ lat: -lat, lon })],
];

function isIn(country: string, { lat, lon }: Point): boolean {
  if (Math.abs(lat) > 90) return false;
  return iso1A3Codes([lon, lat]).includes(country);
}

function isNear(country: string, { lat, lon }: Point): boolean {
  const across = Math.min(180, LEEWAY / Math.max(0.01, Math.cos((lat * Math.PI) / 180)));
  return iso1A3Codes([
    Math.max(-180, lon - across),
    Math.max(-90, lat - LEEWAY),
    Math.min(180, lon + across),
    Math.min(90, lat + LEEWAY),
  ]).includes(country);
}
