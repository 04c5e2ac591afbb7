import { foldName } from '../names/names.ts';
import type { Place } from './place.ts';

/** A populated place as a gazetteer has it; coordinates are WGS 84 degrees. */
export type GazetteerPlace = {
  readonly name: string;
  readonly admin1: string | null;
  readonly country: string;
  readonly lat: number;
  readonly lon: number;
};

/** The result of looking up a typed place. */
export type Located =
  | { readonly is: 'found'; readonly place: Place }
  /** Several places match, so that none of them is taken. */
  | { readonly is: 'ambiguous'; readonly candidates: readonly GazetteerPlace[] }
  | { readonly is: 'unknown' };

/** Places of one name this near to one another (in degrees, about 11 km) are entries for one place. */
const SAME_PLACE = 0.1;

/** Whether a gazetteer could add to a place: it has a name, and no coordinates yet. */
export function isToBeLocated(place: Place): place is Place & { readonly place: string } {
  return place.place !== null && place.point === null;
}

/**
 * Gives a place the coordinates and the country of the single gazetteer entry that matches its name and the rest of
 * what was typed. If several match, nothing is guessed.
 */
export function locate(place: Place, called: readonly GazetteerPlace[]): Located {
  const fitting = called.filter(
    ({ country, admin1 }) =>
      (place.country === null || country === place.country) &&
      (place.admin1 === null || (admin1 !== null && isSameArea(admin1, place.admin1))),
  );
  const [first, ...others] = fitting;
  if (first === undefined) return { is: 'unknown' };
  if (others.some((other) => !isSamePlace(first, other))) {
    return { is: 'ambiguous', candidates: fitting };
  }
  const { lat, lon, country } = first;
  return { is: 'found', place: { ...place, country, point: { lat, lon } } };
}

/** A candidate in full, as an entry would write it: place, area, country. */
export function candidateName({ name, admin1, country }: GazetteerPlace): string {
  return [name, admin1, country].filter((part) => part !== null).join(', ');
}

function isSamePlace(one: GazetteerPlace, other: GazetteerPlace): boolean {
  return (
    one.country === other.country &&
    Math.abs(one.lat - other.lat) < SAME_PLACE &&
    Math.abs(one.lon - other.lon) < SAME_PLACE
  );
}

/** `Kandahar` and `Kandahar Province` are one area. */
function isSameArea(one: string, other: string): boolean {
  const [a, b] = [one, other].map((name) =>
    foldName(name).replace(
      / (province|governorate|region|state|oblast|district|county|wilayat)$/,
      '',
    ),
  );
  return a === b;
}
