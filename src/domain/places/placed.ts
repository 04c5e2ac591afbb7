import { PLACE_PRECISIONS, type PlacePrecision } from './place.ts';

/** How closely it is known where an incident happened: at a point, near one, in an area, in a country, or not at all. */
export const PLACED = ['exact', 'near', 'area', 'country', 'none'] as const;
export type Placed = (typeof PLACED)[number];

/**
 * How far from its coordinates an incident may have happened, in kilometres. `null`: the coordinates stand for an area or a
 * country of whatever size, and are no place where it happened.
 */
const UNCERTAINTY_KM: Readonly<Record<PlacePrecision, number | null>> = {
  exact: 0,
  near: 25,
  admin2: null,
  admin1: null,
  area: null,
  country: null,
  'sea-or-air': null,
};

/** The precisions at which coordinates say where an incident happened within this many kilometres. */
export function precisionsWithin(km: number): readonly PlacePrecision[] {
  return PLACE_PRECISIONS.filter((precision) => {
    const uncertainty = UNCERTAINTY_KM[precision];
    return uncertainty !== null && uncertainty <= km;
  });
}

/** Whether coordinates of this precision say where an incident happened, rather than in which area or country. */
export function isPoint(precision: PlacePrecision): boolean {
  return UNCERTAINTY_KM[precision] !== null;
}
