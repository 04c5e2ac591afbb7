import fipsCodes from '../../db/vocabulary/fips-codes.json' with { type: 'json' };
import gwNumbers from '../../db/vocabulary/gw-numbers.json' with { type: 'json' };
import { countryByIsoCode, countryByName } from '../domain/countries.ts';
import { textIn } from './cells.ts';
import type { FileRow, ReadCountry } from './format.ts';

/** Gleditsch and Ward's numbers of states (1999, and its updates); states that are gone by their ISO 3166-3 code. */
const GW_NUMBERS: Readonly<Record<string, string>> = gwNumbers;
/** FIPS 10-4 country codes, which GDELT writes; those of states and inhabited territories. */
const FIPS_CODES: Readonly<Record<string, string>> = fipsCodes;

/**
 * Names of states as Gleditsch and Ward list them (and UCDP after them) that no list of countries has. A name in
 * brackets is a state's former one.
 */
const STATES: Readonly<Record<string, string>> = {
  'bosnia-herzegovina': 'BIH',
  'cambodia (kampuchea)': 'KHM',
  car: 'CAF',
  'dr congo (zaire)': 'COD',
  'chechen republic': 'RUS',
  'congo, democratic republic of': 'COD',
  "cote d'ivoire": 'CIV',
  'democratic republic of congo': 'COD',
  'democratic republic of vietnam': 'VNM',
  dahomey: 'BEN',
  'gaza strip': 'PSE',
  'german democratic republic': 'DDR',
  'german federal republic': 'DEU',
  'germany (prussia)': 'DEU',
  'iran (persia)': 'IRN',
  'italy/sardinia': 'ITA',
  'ivory coast': 'CIV',
  'kingdom of eswatini (swaziland)': 'SWZ',
  macau: 'MAC',
  'macedonia, fyr': 'MKD',
  'macedonia (former yugoslav republic of)': 'MKD',
  'madagascar (malagasy)': 'MDG',
  'myanmar (burma)': 'MMR',
  'north macedonia': 'MKD',
  'new hebrides': 'VUT',
  'north yemen': 'YEM',
  'occupied palestinian territories': 'PSE',
  'occupied palestinian territory': 'PSE',
  opt: 'PSE',
  "people's republic of the congo": 'COG',
  'republic of congo': 'COG',
  'republic of south sudan': 'SSD',
  'republic of vietnam': 'VNM',
  rhodesia: 'ZWE',
  rumania: 'ROU',
  'russia (soviet union)': 'RUS',
  'serbia (yugoslavia)': 'SRB',
  'slovak republic': 'SVK',
  'south vietnam': 'VNM',
  'sri lanka (ceylon)': 'LKA',
  'st. kitts and nevis': 'KNA',
  'st. lucia': 'LCA',
  'st. vincent and the grenadines': 'VCT',
  'tanzania/tanganyika': 'TZA',
  'turkey (ottoman empire)': 'TUR',
  'upper volta': 'BFA',
  'vatican city': 'VAT',
  'viet nam': 'VNM',
  'vietnam, democratic republic of': 'VNM',
  'vietnam (north vietnam)': 'VNM',
  'west bank': 'PSE',
  'west bank and gaza': 'PSE',
  'west bank and gaza strip': 'PSE',
  'west germany': 'DEU',
  'west germany (frg)': 'DEU',
  'yemen (arab republic of yemen)': 'YEM',
  'yemen (north yemen)': 'YEM',
  zaire: 'COD',
  'zimbabwe (rhodesia)': 'ZWE',
};

/** The country of a row that names none. */
export const NO_COUNTRY: ReadCountry = { code: null, text: null };

/** How a column is read, and what it may be called; of several columns the first that is understood is taken. */
type Way = readonly [
  read: (text: string | null) => string | null,
  ...names: readonly [string, ...string[]],
];

/** The country of a row, by the first of these ways that gives one. */
export function countryIn(row: FileRow, ...ways: readonly Way[]): ReadCountry {
  const texts = new Set<string>();
  for (const [read, ...names] of ways) {
    const text = textIn(row, ...names);
    const code = read(text);
    if (code !== null) return { code, text: null };
    if (text !== null) texts.add(text);
  }
  return { code: null, text: texts.size === 0 ? null : [...texts].join(' / ') };
}

/** ISO 3166-1 alpha-3 of a state as a publisher names it; `null` for one that nobody knows. */
export function countryOf(name: string | null): string | null {
  if (name === null) return null;
  const whole = STATES[name.toLowerCase()] ?? countryByName(name);
  return whole ?? countryByName(name.replace(/\s*\(.*\)$/, '')) ?? null;
}

/** ISO 3166-1 alpha-3 of a state by its Gleditsch-Ward number, as text; `null` for none. */
export function countryOfGw(number: string | null): string | null {
  return GW_NUMBERS[(number ?? '').replace(/\.0+$/, '')] ?? null;
}

/** ISO 3166-1 alpha-3 of a FIPS 10-4 code; `null` for none, or for open sea. */
export function countryOfFips(code: string | null): string | null {
  return FIPS_CODES[(code ?? '').toUpperCase()] ?? null;
}

/** ISO 3166-1 alpha-3 of a code of ISO: of three letters, of two, or a number; `null` for none. */
export function countryOfIso(code: string | null): string | null {
  return code === null ? null : (countryByIsoCode(code.replace(/\.0+$/, '')) ?? null);
}
