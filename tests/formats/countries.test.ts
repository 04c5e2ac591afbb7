import { describe, expect, it } from 'vitest';
import fipsCodes from '../../db/vocabulary/fips-codes.json' with { type: 'json' };
import gwNumbers from '../../db/vocabulary/gw-numbers.json' with { type: 'json' };
import { countryName } from '../../src/domain/countries.ts';
import {
  countryOf,
  countryOfFips,
  countryOfGw,
  countryOfIso,
} from '../../src/formats/publisher-countries.ts';

describe('countries', () => {
  it('have a name for every code that a publisher’s code stands for', () => {
    const codes = [...Object.values(fipsCodes), ...Object.values(gwNumbers)];
    expect(codes.filter((code) => countryName(code) === undefined)).toEqual([]);
  });

  it.each([
    [countryOfGw('700'), 'AFG'],
    [countryOfGw('775'), 'MMR'],
    [countryOfGw('365'), 'RUS'],
    [countryOfGw('345'), 'SRB'],
    [countryOfGw('680'), 'YMD'],
    [countryOfGw('678'), 'YEM'],
    [countryOfGw('315'), 'CSK'],
    [countryOfGw('9999'), null],
    [countryOfFips('UP'), 'UKR'],
    [countryOfFips('RS'), 'RUS'],
    [countryOfFips('GZ'), 'PSE'],
    [countryOfFips('IZ'), 'IRQ'],
    [countryOfFips('AU'), 'AUT'],
    [countryOfFips('AS'), 'AUS'],
    [countryOfFips('CH'), 'CHN'],
    [countryOfFips('SZ'), 'CHE'],
    [countryOfIso('4'), 'AFG'],
    [countryOfIso('004'), 'AFG'],
    [countryOfIso('afg'), 'AFG'],
    [countryOfIso('AF'), 'AFG'],
    [countryOfIso('XX'), null],
    [countryOf('Soviet Union'), 'SUN'],
    [countryOf('Yugoslavia'), 'YUG'],
    [countryOf('Czechoslovakia'), 'CSK'],
    [countryOf('Zaire'), 'COD'],
    [countryOf('Rhodesia'), 'ZWE'],
    [countryOf('East Germany (GDR)'), 'DDR'],
    [countryOf('West Germany (FRG)'), 'DEU'],
    [countryOf('South Yemen'), 'YMD'],
    [countryOf('West Bank and Gaza Strip'), 'PSE'],
    [countryOf('oPt'), 'PSE'],
    [countryOf('Syrian Arab Republic'), 'SYR'],
    [countryOf('Democratic Republic of Congo'), 'COD'],
    [countryOf('Republic of Congo'), 'COG'],
    [countryOf('Viet Nam'), 'VNM'],
    [countryOf('Türkiye'), 'TUR'],
    [countryOf('eSwatini'), 'SWZ'],
    [countryOf('CAR'), 'CAF'],
    [countryOf('Atlantis'), null],
  ])('a publisher’s word for it is %s', (found, expected) => {
    expect(found).toBe(expected);
  });
});
