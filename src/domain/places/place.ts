/** How precise a place is; anything coarser than `near` is a point that represents an area. */
export const PLACE_PRECISIONS = [
  'exact',
  'near',
  'admin2',
  'admin1',
  'area',
  'country',
  'sea-or-air',
] as const;
export type PlacePrecision = (typeof PLACE_PRECISIONS)[number];

/** A place, as far as it is known. `country` is ISO 3166-1 alpha-3; coordinates are WGS 84 degrees. */
export type Place = {
  readonly place: string | null;
  readonly admin1: string | null;
  readonly admin2: string | null;
  readonly country: string | null;
  readonly point: { readonly lat: number; readonly lon: number } | null;
  readonly precision: PlacePrecision;
};

/** A place in a few words: `Spin Boldak, Kandahar, AFG`; empty if nothing is known. */
export function showPlace(place: Pick<Place, 'place' | 'admin1' | 'country'>): string {
  return [place.place, place.admin1, place.country].filter((part) => part !== null).join(', ');
}
