import { feature, iso1A3Codes } from '@rapideditor/country-coder';
import { countryName, isFormerState } from '../../domain/places/countries.ts';
import type { Place } from '../../domain/places/place.ts';
import type { Day } from '../../domain/time/days.ts';
import { remembering } from '../../text/remember.ts';
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
    const found = mayBeNear(country, point) && (isIn(country, point) || isNear(country, point));
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
  const holders = countriesAround(point)?.length === 0 ? [] : iso1A3Codes([point.lon, point.lat]);
  if (mayBeSaid(country, { ...point, in: holders, day })) return undefined;
  const reading = READINGS.find(([, read]) => {
    const other = read(point);
    return Math.abs(other.lat) <= 90 && mayBeNear(country, other) && isIn(country, other);
  })?.[0];
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
  return iso1A3Codes([lon, lat]).includes(country);
}

/** The length (degrees) of the side of an area whose countries are looked up once for all points in it. */
const AREA = 4;
/** Up to this latitude, `LEEWAY` is at most twice as many degrees of longitude. */
const WIDE = 60;

/** `false` if a country is not within the leeway of a point, which is true of nearly all countries. */
function mayBeNear(country: string, point: Point): boolean {
  return countriesAround(point)?.includes(country) ?? true;
}

/** The countries of the area of a point and of the leeway around it; `undefined` if that is not known. */
function countriesAround({ lat, lon }: Point): readonly string[] | undefined {
  if (Math.abs(lat) >= WIDE) return undefined;
  return countriesOfArea(`${Math.floor(lat / AREA)} ${Math.floor(lon / AREA)}`);
}

const countriesOfArea = remembering((area) => {
  const [south = 0, west = 0] = area.split(' ').map((number) => Number(number) * AREA);
  return iso1A3Codes([
    Math.max(-180, west - 2 * LEEWAY),
    south - LEEWAY,
    Math.min(180, west + AREA + 2 * LEEWAY),
    south + AREA + LEEWAY,
  ]);
});

function isNear(country: string, { lat, lon }: Point): boolean {
  const across = Math.min(180, LEEWAY / Math.max(0.01, Math.cos((lat * Math.PI) / 180)));
  return iso1A3Codes([
    Math.max(-180, lon - across),
    Math.max(-90, lat - LEEWAY),
    Math.min(180, lon + across),
    Math.min(90, lat + LEEWAY),
  ]).includes(country);
}
