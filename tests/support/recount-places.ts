import { type Box, type Circle, narrowestOf } from '../../src/domain/places/distance.ts';
import type { Placed } from '../../src/domain/places/placed.ts';
import type { IncidentPage } from '../../src/store/port/rows.ts';

/** Whether an incident happened in a circle, and its place is known more precisely than the circle is wide. */
export function isInCircle(page: IncidentPage, { point, km }: Circle): boolean {
  const at = pointWithin(page, 2 * km);
  return at !== null && kilometresApart(at, point) <= km;
}

/** Whether an incident happened in a box, and its place is known more precisely than the box is wide. */
export function isInBox(page: IncidentPage, box: Box): boolean {
  const at = pointWithin(page, narrowestOf(box));
  if (at === null || at.lat < box.south || at.lat > box.north) return false;
  const [isEast, isWest] = [at.lon >= box.west, at.lon <= box.east];
  return box.west > box.east ? isEast || isWest : isEast && isWest;
}

/** The coordinates of an incident if they say where it happened, in a part of the Earth that is this wide. */
function pointWithin({ lat, lon, placePrecision }: IncidentPage, km: number) {
  if (lat === null || lon === null) return null;
  return placePrecision === 'exact' || (placePrecision === 'near' && km >= 25)
    ? { lat, lon }
    : null;
}

/** By the angle between the two directions from the middle of the Earth. */
function kilometresApart(
  one: { readonly lat: number; readonly lon: number },
  other: { readonly lat: number; readonly lon: number },
): number {
  const [[a, b, c], [x, y, z]] = [directionOf(one), directionOf(other)];
  const across = Math.hypot(b * z - c * y, c * x - a * z, a * y - b * x);
  return 6371 * Math.atan2(across, a * x + b * y + c * z);
}

function directionOf(point: { readonly lat: number; readonly lon: number }) {
  const [lat, lon] = [(point.lat * Math.PI) / 180, (point.lon * Math.PI) / 180];
  return [Math.cos(lat) * Math.cos(lon), Math.cos(lat) * Math.sin(lon), Math.sin(lat)] as const;
}

/** How closely the place of an incident is known. */
export function placedAs({
  lat,
  place,
  admin1,
  admin2,
  country,
  placePrecision,
}: IncidentPage): Placed {
  if (lat !== null && (placePrecision === 'exact' || placePrecision === 'near')) {
    return placePrecision;
  }
  if (placePrecision === 'country' && (lat !== null || country !== null)) return 'country';
  if (lat !== null || [place, admin1, admin2].some((name) => name !== null)) return 'area';
  return country === null ? 'none' : 'country';
}
