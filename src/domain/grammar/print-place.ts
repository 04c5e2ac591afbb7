import type { Place } from '../places/place.ts';
import { nameToken } from './quoting.ts';

/**
 * A place as its token, `@Kabul,AFG`; `undefined` if it cannot be written as one (nothing is known, or only an area
 * without its country).
 */
export function printPlace({
  place,
  admin1,
  country,
}: Pick<Place, 'place' | 'admin1' | 'country'>): string | undefined {
  if (country === null) return place === null ? undefined : `@${nameToken(place)}`;
  if (place === null && admin1 === null) return `@${country}`;
  const area = admin1 === null ? [] : [admin1];
  return `@${[place ?? '', ...area, country].map(nameToken).join(',')}`;
}
