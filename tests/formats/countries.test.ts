import isoCountries from 'i18n-iso-countries/index.js';
import { describe, expect, it } from 'vitest';
import fipsCodes from '../../db/vocabulary/fips-codes.json' with { type: 'json' };
import gwNumbers from '../../db/vocabulary/gw-numbers.json' with { type: 'json' };
import { countryName } from '../../src/domain/places/countries.ts';
import {
  countryIn,
  countryOf,
  countryOfFips,
  countryOfGw,
  countryOfIso,
} from '../../src/formats/rows/publisher-countries.ts';

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
    [countryOfIso('XK'), 'XKX'],
    [countryOfIso('XKK'), 'XKX'],
    [countryOf('XKK'), 'XKX'],
    [countryOfIso('UK'), 'GBR'],
  ])('a publisher’s word for it is %s', (found, expected) => {
    expect(found).toBe(expected);
  });

  it.each(
    Object.entries({
      COD: 'Congo, Dem. Rep.|Democratic Republic of the Congo|Congo (Kinshasa)|Congo (DRC)|Dem. Rep. Congo|Congo (the Democratic Republic of the)',
      COG: 'Congo, Rep.|Congo (Brazzaville)|Congo|Republic of the Congo',
      IRN: 'Iran, Islamic Rep.|Iran (Islamic Republic of)|Islamic Republic of Iran',
      LAO: "Lao PDR|Laos|Lao People's Democratic Republic",
      GBR: 'England|Northern Ireland|Scotland|Wales|U.K.|United Kingdom of Great Britain and Northern Ireland (the)',
      LBY: 'Libyan Arab Jamahiriya|State of Libya',
      VAT: 'Holy See|Vatican City|Holy See (Vatican City State)',
      MKD: 'the former Yugoslav Republic of Macedonia|Macedonia, FYR|North Macedonia',
      RUS: 'Chechnya|Russian Federation',
      BIH: 'Bosnia|Bosnia & Herzegovina|Bosnia and Herz.|Bosnia-Herzegovina',
      KOR: 'Korea, Rep.|Republic of Korea|S. Korea|Korea (the Republic of)',
      PRK: "Korea, Dem. People's Rep.|Korea, Dem. People’s Rep.|DPRK|N. Korea",
      YEM: 'Yemen, Rep.|Yemen (North Yemen)|Republic of Yemen',
      TWN: 'Taiwan, China|Republic of China|Taiwan (Province of China)',
      KNA: 'St. Kitts and Nevis|St Kitts & Nevis|Saint Kitts and Nevis',
      GMB: 'Gambia, The|The Gambia|the gambia',
      MMR: 'Burma|Myanmar (Burma)|Republic of the Union of Myanmar',
      SSD: 'S. Sudan|Republic of South Sudan',
      PSE: 'West Bank and Gaza|Occupied Palestinian Territory|Palestine, State of|Gaza Strip',
    }).flatMap(([code, names]) => names.split('|').map((name) => [name, code] as const)),
  )('are known by the names of the World Bank, the UN and others: %s', (name, code) => {
    expect(countryOf(name)).toBe(code);
  });

  it.each(
    Object.entries({
      AFG: 'Afganistán|Afghanistan|Афганистан|أفغانستان|افغانستان|阿富汗',
      CIV: 'Costa de Marfil|Elfenbeinküste',
      COD: 'République démocratique du Congo|Демократическая Республика Конго',
      CAF: 'Centrafrique|República Centroafricana',
      MMR: 'Birmania|Birmanie',
      SYR: 'Siria|Syrie|Сирия|سوريا|الجمهورية العربية السورية',
      UKR: 'Україна|Украина|乌克兰',
      USA: 'États-Unis|Estados Unidos|США',
    }).flatMap(([code, names]) => names.split('|').map((name) => [name, code] as const)),
  )('are known in other languages: %s', (name, code) => {
    expect(countryOf(name)).toBe(code);
  });

  it.each([
    'Kongo',
    'Конго',
    'Korea',
    'Congo (Somewhere)',
    'Israel (Palestine)',
    'Israel/Palestine',
    'Czechoslovak',
    'Islamic State of Iraq',
    'Crimea',
  ])('are not guessed for a name of two, or of none: %s', (name) => {
    expect(countryOf(name)).toBeNull();
  });

  it('are said not to be understood where NA may be Namibia or nothing, and no other column tells', () => {
    const countries = [
      { iso: 'NA', country: '' },
      { iso: 'NA', country: 'Mali' },
      { iso: '', country: '' },
    ].map((row) =>
      countryIn(new Map(Object.entries(row)), [countryOfIso, 'iso'], [countryOf, 'country']),
    );
    expect(countries).toEqual([
      { code: null, text: 'NA (Namibia, or nothing)' },
      { code: 'MLI', text: null },
      { code: null, text: null },
    ]);
  });

  it('are never another one’s for any name that Unicode has in these languages', () => {
    const wrong = ['en', 'fr', 'es', 'pt', 'ar', 'ru', 'uk', 'sr', 'tr', 'fa', 'sw'].flatMap(
      (language) => {
        const names = new Intl.DisplayNames([language], { type: 'region' });
        return Object.entries(isoCountries.getAlpha2Codes()).flatMap(([code, alpha3]) => {
          const name = names.of(code) ?? '';
          const found = countryOf(name);
          return found === null || found === (code === 'XK' ? 'XKX' : alpha3)
            ? []
            : [`${name} (${language}): ${found}`];
        });
      },
    );
    expect(wrong).toEqual([]);
  });
});
