import { feature, iso1A3Codes } from '@rapideditor/country-coder';
import { countryName, isFormerState } from '../../domain/places/countries.ts';
import type { Place } from '../../domain/places/place.ts';
import type { Day } from '../../domain/time/days.ts';
import { mayBeSaid } from './disputed-areas.ts';

type Point = NonNullable<Place['point']>;

/** Places that are remembered: publishers give the same few for most of their rows. */
const REMEMBERED = 10_000;

/** Tells what is wrong with the point of a place, in words; `undefined` where nothing is. */
export type OutsideCheck = (place: Place, day: Day) => string | undefined;

/** A check that remembers the places it has seen. */
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

/** How far outside a point may lie (degrees of a great circle, about 25 km): publishers blur places by as much. */
const LEEWAY = 0.25;

/**
 * What is wrong with a point that lies outside the country that the row names. Nothing is with one at sea or one that stands
 * for a whole country, unless another reading of it lies there; with one near the border or in an area that the country
 * claims; and with any in a state that is gone.
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

/** What may have gone wrong with coordinates, each with the point as it would have been. */
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
