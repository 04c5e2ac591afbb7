import type { Problem } from '../entry/entry.ts';
import {
  countryByName,
  countryInAnyLanguage,
  countrySuggestions,
  nearestCountry,
} from '../places/countries.ts';
import type { Place } from '../places/place.ts';
import type { Value } from './lexer.ts';
import { split, textOf } from './values.ts';

export const NO_PLACE: Place = {
  place: null,
  admin1: null,
  admin2: null,
  country: null,
  point: null,
  precision: 'exact',
};

/**
 * Reads what follows `@`: place, first-level area, country, split at commas outside quotes. A single part that is a
 * country is the country alone; the last of several parts must be a country.
 */
export function readPlace(value: Value): Place | Problem {
  const parts = split(value, ',');
  const empty = parts.find((part) => textOf(part).trim() === '' && part.segments.length === 0);
  if (empty !== undefined) {
    return {
      span: value.span,
      message: 'a part of this place is empty; write @place,area,country',
    };
  }
  if (parts.length > 3) {
    return { span: value.span, message: 'a place has at most three parts: @place,area,country' };
  }
  const names = parts.map((part) => textOf(part).trim());
  if (names.every((name) => name === '')) {
    return { span: value.span, message: 'the name of the place is missing' };
  }
  const last = parts.at(-1);
  // A place alone may have the name of a country in another language: Tunis.
  const country =
    parts.length === 1 ? countryByName(names.at(-1) ?? '') : countryTyped(names.at(-1) ?? '');
  if (parts.length === 1) {
    return country === undefined
      ? { ...NO_PLACE, place: names[0] ?? null }
      : { ...NO_PLACE, country, precision: 'country' };
  }
  if (country === undefined || last === undefined) {
    return unknownCountry(names.at(-1) ?? '', last?.span ?? value.span);
  }
  const [place = '', admin1 = ''] = names.slice(0, -1);
  return {
    ...NO_PLACE,
    place: place === '' ? null : place,
    admin1: admin1 === '' ? null : admin1,
    country,
    precision: place !== '' ? 'exact' : admin1 === '' ? 'country' : 'admin1',
  };
}

/**
 * Other languages are considered only if the text is not the beginning of an English name that is still being typed.
 */
function countryTyped(name: string): string | undefined {
  const isBeginning = countrySuggestions(name).length > 0;
  return isBeginning ? countryByName(name) : countryInAnyLanguage(name);
}

/** Reads `34.53,69.17`: latitude and longitude in degrees. */
export function readPoint(value: Value): { readonly lat: number; readonly lon: number } | Problem {
  const match = /^([+-]?\d{1,3}(?:\.\d+)?)\s*,\s*([+-]?\d{1,3}(?:\.\d+)?)$/.exec(textOf(value));
  const lat = Number(match?.[1] ?? Number.NaN);
  const lon = Number(match?.[2] ?? Number.NaN);
  if (Math.abs(lat) <= 90 && Math.abs(lon) <= 180) return { lat, lon };
  return {
    span: value.span,
    message: `\`${textOf(value)}\` are not valid coordinates; write latitude,longitude as in at:34.53,69.17`,
  };
}

function unknownCountry(name: string, span: Problem['span']): Problem {
  const suggestion = nearestCountry(name);
  const nearest = suggestion === undefined ? '' : `; did you mean ${suggestion}?`;
  return {
    span,
    message: `\`${name}\` is not a country${nearest}`,
    ...(suggestion === undefined ? {} : { suggestion }),
  };
}
