import countries from 'i18n-iso-countries/index.js';
import english from 'i18n-iso-countries/langs/en.json' with { type: 'json' };
import { foldName, nearest } from '../names/names.ts';
import { codeInOtherLanguage } from './country-languages.ts';
import { countryKey, OTHER_NAMES, withoutStyle } from './country-names.ts';

countries.registerLocale(english);

/** Former states without a single successor, by the code that ISO 3166-3 keeps for them. */
const FORMER_STATES: Readonly<Record<string, string>> = {
  ANT: 'Netherlands Antilles',
  CSK: 'Czechoslovakia',
  DDR: 'East Germany',
  SCG: 'Serbia-Montenegro',
  SUN: 'Soviet Union',
  YMD: 'South Yemen',
  YUG: 'Yugoslavia',
};

/** Common short names, where the list has the full name of the state. */
const SHORT_NAMES: Readonly<Record<string, string>> = {
  BOL: 'Bolivia',
  BRN: 'Brunei',
  COD: 'DR Congo',
  COG: 'Congo',
  FSM: 'Micronesia',
  GBR: 'United Kingdom',
  IRN: 'Iran',
  LAO: 'Laos',
  MDA: 'Moldova',
  MKD: 'North Macedonia',
  PRK: 'North Korea',
  PSE: 'Palestine',
  RUS: 'Russia',
  SYR: 'Syria',
  TZA: 'Tanzania',
  USA: 'United States',
  VEN: 'Venezuela',
  XKX: 'Kosovo',
};

/** Other codes of a country: of the EU, of ISO 3166-3, and of the World Bank. */
const OTHER_CODES: Readonly<Record<string, string>> = {
  EL: 'GRC',
  KSV: 'XKX',
  ROM: 'ROU',
  TMP: 'TLS',
  TP: 'TLS',
  UK: 'GBR',
  WBG: 'PSE',
  XK: 'XKX',
  XKK: 'XKX',
  ZAR: 'COD',
  ZR: 'COD',
};

let codes: ReadonlyMap<string, string> | undefined;
let keys: ReadonlyMap<string, string> | undefined;

/**
 * The ISO 3166-1 alpha-3 code of a country by any of its English names in any case, or by its code in upper case.
 * `countryInAnyLanguage` knows more names; some are also places (`Tunis`).
 */
export function countryByName(text: string): string | undefined {
  const name = text.trim();
  if (name === 'XKK') return 'XKX';
  if (/^[A-Z]{3}$/.test(name) && countryName(name) !== undefined) return name;
  const key = countryKey(name);
  return countryByKey(key) ?? countryByKey(withoutStyle(key));
}

/** The code of a country by its name in any of many languages; `undefined` for a name that two countries share. */
export function countryInAnyLanguage(text: string): string | undefined {
  const known = countryByName(text);
  if (known !== undefined) return known;
  const code = codeInOtherLanguage(text, Object.keys(countries.getAlpha2Codes()));
  return code === undefined ? undefined : countryByIsoCode(code);
}

/** Whether it is a former state without a single successor. */
export function isFormerState(code: string): boolean {
  return FORMER_STATES[code] !== undefined;
}

/** A country's short name in English; `undefined` for an unknown code. */
export function countryName(alpha3: string): string | undefined {
  return SHORT_NAMES[alpha3] ?? FORMER_STATES[alpha3] ?? countries.getName(alpha3, 'en');
}

/** The ISO 3166-1 alpha-3 code for an ISO code in any case: three letters, two letters, or a number. */
export function countryByIsoCode(code: string): string | undefined {
  const text = code.trim().toUpperCase();
  const other = OTHER_CODES[text];
  if (other !== undefined) return other;
  if (/^[A-Z]{3}$/.test(text)) return countryName(text) === undefined ? undefined : text;
  if (/^[A-Z]{2}$/.test(text)) return countries.alpha2ToAlpha3(text);
  return /^\d{1,3}$/.test(text) ? countries.numericToAlpha3(text.padStart(3, '0')) : undefined;
}

/** The country, by name or code, that a mistyped text most likely meant. */
export function nearestCountry(text: string): string | undefined {
  const names = [...codesByName().values()].map((code) => countryName(code) ?? code);
  const candidates = /^[A-Z]{1,4}$/.test(text) ? [...codesByName().values()] : names;
  return nearest(text, [...new Set(candidates)]);
}

/** The codes of the countries with a code or name that begins so, with their names. */
export function countrySuggestions(
  text: string,
): readonly { readonly text: string; readonly hint: string }[] {
  const wanted = foldName(text);
  const fitting = [...codesByName()].filter(
    ([name, code]) => name.startsWith(wanted) || foldName(code).startsWith(wanted),
  );
  return [...new Set(fitting.map(([, code]) => code))]
    .filter((code) => FORMER_STATES[code] === undefined)
    .map((code) => ({ text: code, hint: countryName(code) ?? code }))
    .toSorted((a, b) => a.hint.localeCompare(b.hint, 'en'));
}

function codesByName(): ReadonlyMap<string, string> {
  if (codes !== undefined) return codes;
  const found = new Map<string, string>();
  for (const [alpha2, names] of Object.entries(countries.getNames('en', { select: 'all' }))) {
    const code = countries.alpha2ToAlpha3(alpha2);
    if (code === undefined) continue;
    for (const name of names) found.set(foldName(name), code);
  }
  for (const [code, name] of Object.entries(SHORT_NAMES)) found.set(foldName(name), code);
  for (const [code, names] of Object.entries(OTHER_NAMES)) {
    for (const name of names) found.set(foldName(name), code);
  }
  codes = found;
  return found;
}

function countryByKey(key: string | undefined): string | undefined {
  keys ??= new Map([...codesByName()].map(([name, code]) => [countryKey(name), code]));
  return key === undefined ? undefined : keys.get(key);
}
