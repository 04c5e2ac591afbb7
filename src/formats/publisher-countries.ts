import { countryByName } from '../domain/countries.ts';

/**
 * Names of states as Gleditsch and Ward list them (and UCDP after them) that no list of countries has. A name in
 * brackets is a state's former one.
 */
const STATES: Readonly<Record<string, string>> = {
  'bosnia-herzegovina': 'BIH',
  'cambodia (kampuchea)': 'KHM',
  'dr congo (zaire)': 'COD',
  'german federal republic': 'DEU',
  'germany (prussia)': 'DEU',
  'iran (persia)': 'IRN',
  'italy/sardinia': 'ITA',
  'ivory coast': 'CIV',
  'kingdom of eswatini (swaziland)': 'SWZ',
  'macedonia, fyr': 'MKD',
  'macedonia (former yugoslav republic of)': 'MKD',
  'madagascar (malagasy)': 'MDG',
  'myanmar (burma)': 'MMR',
  'north macedonia': 'MKD',
  rumania: 'ROU',
  'russia (soviet union)': 'RUS',
  'serbia (yugoslavia)': 'SRB',
  'sri lanka (ceylon)': 'LKA',
  'tanzania/tanganyika': 'TZA',
  'turkey (ottoman empire)': 'TUR',
  'vietnam, democratic republic of': 'VNM',
  'vietnam (north vietnam)': 'VNM',
  'yemen (arab republic of yemen)': 'YEM',
  'yemen (north yemen)': 'YEM',
  'zimbabwe (rhodesia)': 'ZWE',
};

/** ISO 3166-1 alpha-3 of a state as a publisher names it; `null` for one that nobody knows. */
export function countryOf(name: string | null): string | null {
  if (name === null) return null;
  const whole = STATES[name.toLowerCase()] ?? countryByName(name);
  return whole ?? countryByName(name.replace(/\s*\(.*\)$/, '')) ?? null;
}
