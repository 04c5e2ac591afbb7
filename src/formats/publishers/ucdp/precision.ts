import type { PlacePrecision } from '../../../domain/places/place.ts';
import type { Precision } from '../../../domain/time/moment.ts';

/** `where_prec` 1 to 7 (UCDP GED Codebook): exact, within 25 km, second and first area, fuzzy, country, sea or air. */
export const PLACE_PRECISIONS_BY_CODE: readonly PlacePrecision[] = [
  'exact',
  'near',
  'admin2',
  'admin1',
  'area',
  'country',
  'sea-or-air',
];

/**
 * `date_prec` 1 to 5 (UCDP GED Codebook): a day, 2 to 6 days, a week, a month, up to a year. From 2 on it happened on
 * some unknown day among these: `days` would mean that it lasted all of them.
 */
export function datePrecisionOf(code: number, isOneDay: boolean): Precision {
  switch (code) {
    case 1:
      return isOneDay ? 'day' : 'days';
    case 2:
      return isOneDay ? 'about' : 'week';
    case 3:
      return 'week';
    case 4:
      return 'month';
    default:
      return 'year';
  }
}
