import type { Day } from '../../domain/time/days.ts';

/** Degrees: west, south, east, north. */
type Box = readonly [west: number, south: number, east: number, north: number];

/**
 * Areas in which publishers may name any of these countries: several claim or hold it, or it belonged to another until
 * a day. We do not judge claims; a point there is outside none of these countries.
 */
const AREAS: readonly {
  readonly countries: readonly string[];
  readonly box?: Box;
  readonly until?: Day;
}[] = [
  // Held or claimed by two states as a whole.
  { countries: ['PSE', 'ISR'] },
  { countries: ['MAR', 'ESH'] },
  { countries: ['SRB', 'XKX', 'MNE'] },
  { countries: ['CHN', 'TWN', 'HKG', 'MAC'] },
  { countries: ['CYP', 'TUR'], box: [32.2, 34.5, 34.7, 35.8] },
  // Crimea, and the regions of Ukraine that Russia has declared its own.
  { countries: ['UKR', 'RUS'], box: [31.5, 44.2, 40.3, 50.2] },
  { countries: ['IND', 'PAK', 'CHN'], box: [72.5, 32.2, 80.5, 37.2] },
  { countries: ['IND', 'CHN', 'BTN'], box: [88.6, 26.5, 97.5, 29.6] },
  { countries: ['ISR', 'SYR', 'LBN'], box: [35.5, 32.6, 36, 33.5] },
  { countries: ['GEO', 'RUS'], box: [39.9, 41.8, 44.9, 43.7] },
  { countries: ['ARM', 'AZE'], box: [44.8, 38.8, 47.6, 40.8] },
  { countries: ['MDA', 'UKR', 'RUS'], box: [28.2, 45.9, 30.2, 48.3] },
  // Abyei and Kafia Kingi, Halaib, al-Fashaga, the Ilemi triangle.
  { countries: ['SDN', 'SSD'], box: [22.8, 8.4, 34.2, 12.3] },
  { countries: ['EGY', 'SDN'], box: [31.2, 21.7, 37.5, 23.3] },
  { countries: ['ETH', 'SDN'], box: [35.2, 12.8, 36.8, 14.8] },
  { countries: ['KEN', 'SSD', 'ETH'], box: [33.9, 4.1, 36.2, 5.8] },
  { countries: ['ERI', 'ETH'], box: [36.4, 12.3, 43.2, 15.2] },
  { countries: ['GUY', 'VEN'], box: [-61.6, 1.1, -57.1, 8.7] },
  { countries: ['FLK', 'ARG'], box: [-61.6, -52.6, -57.5, -50.9] },
  { countries: ['RUS', 'JPN'], box: [145.2, 43.2, 149, 45.7] },
  // States that were one.
  { countries: ['SDN', 'SSD'], until: '2011-07-09' },
  { countries: ['ETH', 'ERI'], until: '1993-05-24' },
  { countries: ['IDN', 'TLS'], until: '2002-05-20' },
  { countries: ['ZAF', 'NAM'], until: '1990-03-21' },
  { countries: ['PAK', 'BGD'], until: '1971-12-16' },
  { countries: ['SRB', 'BIH', 'HRV', 'MKD', 'SVN'], until: '1995-12-14' },
  {
    countries: 'RUS ARM AZE BLR EST GEO KAZ KGZ LTU LVA MDA TJK TKM UKR UZB'.split(' '),
    until: '1991-12-26',
  },
];

/** Whether a point in one of these countries may be attributed to that one, on that day. */
export function mayBeSaid(
  country: string,
  at: {
    readonly lat: number;
    readonly lon: number;
    readonly in: readonly string[];
    readonly day: Day;
  },
): boolean {
  return AREAS.some(
    ({ countries, box, until }) =>
      countries.includes(country) &&
      at.in.some((one) => countries.includes(one)) &&
      (until === undefined || at.day <= until) &&
      (box === undefined || isWithin(box, at)),
  );
}

function isWithin(
  [west, south, east, north]: Box,
  { lat, lon }: { readonly lat: number; readonly lon: number },
): boolean {
  return west <= lon && lon <= east && south <= lat && lat <= north;
}
