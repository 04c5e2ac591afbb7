import fipsCodes from '../../../db/vocabulary/fips-codes.json' with { type: 'json' };
import gwNumbers from '../../../db/vocabulary/gw-numbers.json' with { type: 'json' };
import {
  countryByIsoCode,
  countryByName,
  countryInAnyLanguage,
} from '../../domain/places/countries.ts';
import { remembering } from '../../text/remember.ts';
import { textIn } from './cells.ts';
import type { FileRow, ReadCountry } from './format.ts';

/** Gleditsch and Ward's state numbers (1999, and updates); former states by their ISO 3166-3 code. */
const GW_NUMBERS: Readonly<Record<string, string>> = gwNumbers;
/** FIPS 10-4 country codes, which GDELT uses; those of states and inhabited territories. */
const FIPS_CODES: Readonly<Record<string, string>> = fipsCodes;

/**
 * Texts that publishers use as a country and that are not a country's name elsewhere: parts of countries, and the names
 * of Gleditsch and Ward (and UCDP after them) with a second name in brackets that belongs to another country today.
 */
const STATES: Readonly<Record<string, string>> = {
  car: 'CAF',
  chechnya: 'RUS',
  'chechen republic': 'RUS',
  england: 'GBR',
  gaza: 'PSE',
  'gaza strip': 'PSE',
  'germany (prussia)': 'DEU',
  'italy/sardinia': 'ITA',
  'madagascar (malagasy)': 'MDG',
  'northern ireland': 'GBR',
  opt: 'PSE',
  'russia (soviet union)': 'RUS',
  scotland: 'GBR',
  'serbia (yugoslavia)': 'SRB',
  'tanzania/tanganyika': 'TZA',
  'turkey (ottoman empire)': 'TUR',
  wales: 'GBR',
  'west bank': 'PSE',
  'west bank and gaza': 'PSE',
  'west bank and gaza strip': 'PSE',
  'yemen (arab republic of yemen)': 'YEM',
};

/** The country of a row that names none. */
export const NO_COUNTRY: ReadCountry = { code: null, text: null };

/** How a column is read, and its possible names; of several columns, the first that is understood is used. */
type Way = readonly [
  read: (text: string | null) => string | null,
  ...names: readonly [string, ...string[]],
];

const NAMIBIA_OR_NOTHING = 'NA (Namibia, or nothing)';

/** The country of a row, by the first of these ways that gives one. */
export function countryIn(row: FileRow, ...ways: readonly Way[]): ReadCountry {
  const texts = new Set<string>();
  for (const [read, ...names] of ways) {
    const text = textIn(row, ...names);
    const code = read(text);
    if (code !== null) return { code, text: null };
    if (text !== null) texts.add(text);
    // Two letters that are Namibia's code, and the missing value of statistical programs.
    else if (names.some((name) => row.get(name)?.trim() === 'NA')) texts.add(NAMIBIA_OR_NOTHING);
  }
  return { code: null, text: texts.size === 0 ? null : [...texts].join(' / ') };
}

/**
 * The ISO 3166-1 alpha-3 code of a state as a publisher names it, in any language; `null` if unknown. A text in
 * brackets is another name of it, and must not be the name of another country.
 */
export function countryOf(name: string | null): string | null {
  return name === null ? null : countryNamed(name);
}

const countryNamed = remembering((name: string): string | null => {
  const [, outer = '', inner = ''] = /^([^()]+)\(([^()]*)\)$/.exec(name.trim()) ?? [];
  const parts = [outer.trim(), inner];
  // The names in other languages take long to load, and two English names of one country leave no doubt.
  const [first, second] = parts.map(countryByName);
  const english = countryByName(name) ?? (first === second ? first : undefined);
  const whole = STATES[name.trim().toLowerCase()] ?? english ?? countryInAnyLanguage(name);
  if (whole !== undefined) return whole;
  // There are two countries of that name, and the brackets say which.
  if (/^congo\b/i.test(name)) return null;
  const [code, other] = parts.map((part) => (part === '' ? undefined : countryInAnyLanguage(part)));
  return code !== undefined && (other === undefined || other === code) ? code : null;
});

/** The ISO 3166-1 alpha-3 code for a Gleditsch-Ward number, as text; `null` if unknown. */
export function countryOfGw(number: string | null): string | null {
  return GW_NUMBERS[(number ?? '').replace(/\.0+$/, '')] ?? null;
}

/** The ISO 3166-1 alpha-3 code for a FIPS 10-4 code; `null` if unknown, or for open sea. */
export function countryOfFips(code: string | null): string | null {
  return FIPS_CODES[(code ?? '').toUpperCase()] ?? null;
}

/** The ISO 3166-1 alpha-3 code for an ISO code: three letters, two letters, or a number; `null` if unknown. */
export function countryOfIso(code: string | null): string | null {
  return code === null ? null : (countryByIsoCode(code.replace(/\.0+$/, '')) ?? null);
}
