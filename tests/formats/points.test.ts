import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPoint } from '../../src/domain/places/written-point.ts';

describe('a point in one cell', () => {
  it.each([
    '36.0970, -7.4651',
    '36.0970|-7.4651',
    '36.0970;-7.4651',
    '36.0970,-7.4651',
    '36.0970 -7.4651 120.0 4.5',
    '(36.0970, -7.4651)',
    '[36.0970, -7.4651]',
    '36,0970; -7,4651',
    '36,0970 -7,4651',
    '36,0970, -7,4651',
    '36.0970N 7.4651W',
    '36.0970° N, 7.4651° W',
    'N 36.0970, W 7.4651',
    '7.4651W, 36.0970N',
    '36.0970, \u22127.4651',
    'Lat: 36.0970, Lon: -7.4651',
    'POINT (-7.4651 36.0970)',
    'SRID=4326;POINT(-7.4651 36.0970)',
    'POINT Z (-7.4651 36.0970 12)',
    '{"lat": 36.0970, "lon": "-7.4651"}',
    '{"longitude": -7.4651, "latitude": 36.0970}',
    '{"type": "Point", "coordinates": [-7.4651, 36.0970]}',
  ])('is read as people write it: %s', (text) => {
    expect(readPoint(text, 'lat')).toEqual({ is: 'point', point: { lat: 36.097, lon: -7.4651 } });
  });

  it('may have degrees, minutes and seconds', () => {
    expect(readPoint(`36°05'49.2"N, 7°27'54"W`, 'lat')).toEqual({
      is: 'point',
      point: { lat: 36.097, lon: -7.465 },
    });
  });

  it.each(['Kabul', '36.0970', '2024-05-01', '3/4/2020', '36,0970,-7,4651', '36N 7N', '-36S 7W'])(
    'is not made of what is none, or may be two: %s',
    (text) => {
      expect(readPoint(text, 'lat').is).toBe('wrong');
    },
  );

  it('that is outside the globe in its order is reported', () => {
    expect(readPoint('120.5, 14.6', 'lat')).toEqual({
      is: 'wrong',
      reason: 'is read with the latitude first, and 120.5 is not a latitude',
    });
    expect(readPoint('120.5, 14.6', 'lon')).toEqual({
      is: 'point',
      point: { lat: 14.6, lon: 120.5 },
    });
  });

  it('of which a form has nothing is none', () => {
    expect(readPoint('[null,null]', 'lat')).toEqual({ is: 'nothing' });
  });

  it('comes back to its numbers from any form', () => {
    const degrees = (most: number) =>
      fc.integer({ min: -most * 10_000, max: most * 10_000 }).map((n) => n / 10_000 || 0);
    const comma = (n: number) => n.toFixed(4).replace('.', ',');
    const letter = (n: number, [plus, minus]: readonly [string, string]) =>
      `${Math.abs(n)}${n < 0 ? minus : plus}`;
    const forms: readonly ((lat: number, lon: number) => string)[] = [
      (lat, lon) => `${lat}, ${lon}`,
      (lat, lon) => `${lat}|${lon}`,
      (lat, lon) => `${lat} ${lon} 12.5 3`,
      (lat, lon) => `${comma(lat)}; ${comma(lon)}`,
      (lat, lon) => `${comma(lat)} ${comma(lon)}`,
      (lat, lon) => `POINT (${lon} ${lat})`,
      (lat, lon) => `${letter(lat, ['N', 'S'])} ${letter(lon, ['E', 'W'])}`,
      (lat, lon) => `${letter(lon, ['E', 'W'])}, ${letter(lat, ['N', 'S'])}`,
      (lat, lon) => JSON.stringify({ lat, lon }),
    ];
    fc.assert(
      fc.property(degrees(90), degrees(180), fc.constantFrom(...forms), (lat, lon, form) => {
        const read = readPoint(form(lat, lon), 'lat');
        expect(read).toMatchObject({ is: 'point' });
        if (read.is !== 'point') return;
        expect(read.point.lat).toBeCloseTo(lat, 7);
        expect(read.point.lon).toBeCloseTo(lon, 7);
      }),
    );
  });

  it('of any text is a point on the globe, or none', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const read = readPoint(text, 'lat');
        if (read.is !== 'point') return;
        expect(Math.abs(read.point.lat)).toBeLessThanOrEqual(90);
        expect(Math.abs(read.point.lon)).toBeLessThanOrEqual(180);
      }),
    );
  });
});
