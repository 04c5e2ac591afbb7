import { describe, expect, it } from 'vitest';
import { NO_PLACE } from '../../src/domain/grammar/read-place.ts';
import type { PlacePrecision } from '../../src/domain/places/place.ts';
import { createOutsideCheck } from '../../src/exchange/import/outside-country.ts';
import { temporaryStore } from '../support/store.ts';
import { importTable } from './database.ts';
import { tableOf } from './tables.ts';

const check = createOutsideCheck();
const said = (
  country: string | null,
  lat: number,
  lon: number,
  { day = '2024-01-01', precision = 'exact' as PlacePrecision } = {},
) => check({ ...NO_PLACE, country, point: { lat, lon }, precision }, day);

describe('a point', () => {
  it.each([
    ['in the capital', 'AFG', 34.53, 69.17],
    ['on the other bank of a river that is the border', 'AFG', 37.2, 67.3],
    ['in waters before the coast', 'SOM', 2.0, 45.5],
    ['on the high sea', 'SOM', 3.5, 55.5],
    ['in a part overseas', 'FRA', 16.2, -61.5],
    ['in that part by its own code', 'GLP', 16.2, -61.5],
    ['in a country whose borders nobody knows', 'QQQ', 34.5, 69.2],
    ['near the date line', 'FJI', -16.5, 179.9],
  ])('is not doubtful %s', (_, country, lat, lon) => {
    expect(said(country, lat, lon)).toBeUndefined();
  });

  it.each([
    ['Crimea', ['UKR', 'RUS'], 44.95, 34.1],
    ['Donetsk', ['UKR', 'RUS'], 48, 37.8],
    ['Srinagar', ['IND', 'PAK'], 34.08, 74.8],
    ['Muzaffarabad', ['IND', 'PAK'], 34.37, 73.47],
    ['Aksai Chin', ['IND', 'CHN'], 35.2, 79.5],
    ['Laayoune', ['MAR', 'ESH'], 27.15, -13.2],
    ['the Golan', ['ISR', 'SYR'], 33, 35.8],
    ['Abyei', ['SDN', 'SSD'], 9.6, 28.44],
    ['Pristina', ['SRB', 'XKX'], 42.66, 21.16],
    ['Taipei', ['TWN', 'CHN'], 25.05, 121.5],
    ['Gaza', ['PSE', 'ISR'], 31.5, 34.45],
    ['East Jerusalem', ['PSE', 'ISR'], 31.78, 35.23],
    ['Sukhumi', ['GEO', 'RUS'], 43, 41],
    ['Stepanakert', ['ARM', 'AZE'], 39.82, 46.75],
    ['the north of Cyprus', ['CYP', 'TUR'], 35.25, 33.3],
  ])('in %s may be said to be in any country that claims it', (_, countries, lat, lon) => {
    expect(countries.map((country) => said(country, lat, lon))).toEqual(
      countries.map(() => undefined),
    );
  });

  it('of a state that was one with another then is not doubtful, and is today', () => {
    expect(said('SDN', 4.85, 31.6, { day: '2005-01-01' })).toBeUndefined();
    expect(said('SDN', 4.85, 31.6)).toBe('Sudan: 4.85, 31.6');
    expect(said('RUS', 40.4, 49.8, { day: '1990-01-20' })).toBeUndefined();
    expect(said('SUN', 40.4, 49.8)).toBeUndefined();
  });

  it.each([
    ['AFG', 31.5, 74.3, 'Afghanistan: 31.5, 74.3'],
    ['AFG', 69.17, 34.53, 'Afghanistan: 69.17, 34.53 (latitude and longitude may be swapped)'],
    ['MLI', 14.5, 4.2, 'Mali: 14.5, 4.2 (the sign of the longitude may be wrong)'],
    ['MOZ', 12.3, 40.5, 'Mozambique: 12.3, 40.5 (the sign of the latitude may be wrong)'],
    ['UKR', 0, 0, 'Ukraine: 0, 0'],
  ])(
    'in another country, or where a slip has put it, is named: %s %f %f',
    (country, lat, lon, words) => {
      expect(said(country, lat, lon)).toBe(words);
    },
  );

  it('that only stands for a country, or that lies at sea according to its publisher, is not doubtful', () => {
    expect(said('VNM', 16, 106, { precision: 'country' })).toBeUndefined();
    expect(said('AFG', 69.17, 34.53, { precision: 'sea-or-air' })).toBeUndefined();
  });

  it('is counted in what is said of an import, where it lies outside the country of its row', async () => {
    await using store = await temporaryStore();
    const table = tableOf(
      { latitude: '18.4', longitude: '1.4' },
      { latitude: '1.4', longitude: '18.4' },
      { latitude: '1.4', longitude: '18.4', country: '' },
    );
    const header = [...table.header, 'latitude', 'longitude'];
    const { doubts } = await importTable(store, { ...table, header });
    expect(doubts).toMatchObject([{ kind: 'outside-country', count: 1, examples: [{ line: 3 }] }]);
  });
});
