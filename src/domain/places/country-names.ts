import { foldName } from '../names/names.ts';

/**
 * Country names that the list of ISO 3166 does not have: the short and full ones of the United Nations, the World
 * Bank's, former names of present countries, and former states without a single successor by their code of ISO 3166-3.
 */
export const OTHER_NAMES: Readonly<Record<string, readonly string[]>> = {
  ANT: ['Netherlands Antilles'],
  ARE: ['Emirates'],
  ARG: ['Argentine Republic'],
  BEN: ['Dahomey'],
  BFA: ['Upper Volta'],
  BGD: ['East Pakistan'],
  BIH: ['Bosnia', 'Bosnia-Herzegovina'],
  BLZ: ['British Honduras'],
  BWA: ['Bechuanaland'],
  CHE: ['Swiss Confederation'],
  CIV: ["Republic of Côte d'Ivoire"],
  COD: [
    'Congo-Kinshasa',
    'Congo (Kinshasa)',
    'Congo (DRC)',
    'Congo (Zaire)',
    'DR Congo',
    'DRC',
    'RDC',
    'Zaire',
    'Belgian Congo',
  ],
  COG: ['Congo-Brazzaville', 'Congo (Brazzaville)', 'Congo'],
  CPV: ['Cabo Verde'],
  CSK: ['Czechoslovakia', 'Czechoslovak Socialist Republic'],
  CZE: ['Czech Rep.'],
  DDR: ['East Germany', 'East Germany (GDR)', 'German Democratic Republic', 'GDR'],
  DEU: ['West Germany', 'West Germany (FRG)', 'German Federal Republic'],
  EGY: ['United Arab Republic'],
  ETH: ['Abyssinia'],
  FRA: ['French Republic'],
  FSM: ['Micronesia'],
  GAB: ['Gabonese Republic'],
  GBR: ['Britain', 'Great Britain and Northern Ireland'],
  GHA: ['Gold Coast'],
  GRC: ['Hellenic Republic'],
  GUY: ['British Guiana'],
  HKG: ['Hong Kong SAR', 'Hong Kong SAR, China', 'Hong Kong, China'],
  IDN: ['Dutch East Indies'],
  IRN: ['Persia'],
  ITA: ['Italian Republic'],
  KGZ: ['Kyrgyz Republic', 'Kirghizia'],
  KHM: ['Kampuchea'],
  KNA: ['St. Kitts-Nevis'],
  LAO: ['Laos', 'Lao PDR', "Lao People's Dem. Rep."],
  LBN: ['Lebanese Republic'],
  LBY: [
    'Libyan Arab Jamahiriya',
    "Socialist People's Libyan Arab Jamahiriya",
    'Libyan Arab Republic',
  ],
  LKA: ['Ceylon'],
  LSO: ['Basutoland'],
  MAC: ['Macau', 'Macao SAR', 'Macao SAR, China', 'Macao, China'],
  MAF: ['Saint Martin'],
  MDA: ['Moldova', 'Moldavia'],
  MDG: ['Malagasy Republic'],
  MEX: ['United Mexican States'],
  MKD: [
    'Macedonia',
    'Macedonia, FYR',
    'FYR Macedonia',
    'FYROM',
    'former Yugoslav Republic of Macedonia',
  ],
  MMR: ['Burma', 'Burma/Myanmar', 'Myanmar/Burma'],
  MWI: ['Nyasaland'],
  NLD: ['Holland'],
  PLW: ['Belau'],
  PRK: ["Democratic People's Republic of Korea", 'Korea, North', 'DPRK', 'Korea (North)'],
  PRT: ['Portuguese Republic'],
  PSE: [
    'Palestinian Territories',
    'Occupied Palestinian Territories',
    'Occupied Palestinian Territory',
    'Palestinian Territory',
  ],
  PYF: ['Tahiti'],
  ROU: ['Rumania', 'Roumania'],
  RUS: ['Russian Fed.'],
  SCG: ['Serbia-Montenegro', 'Serbia and Montenegro'],
  SHN: ['Saint Helena, Ascension and Tristan da Cunha'],
  SUN: ['Soviet Union', 'USSR', 'Union of Soviet Socialist Republics'],
  SUR: ['Dutch Guiana'],
  SVK: ['Slovak Republic'],
  SWZ: ['Swaziland'],
  SYR: ['Syria'],
  TGO: ['Togolese Republic'],
  THA: ['Siam'],
  TLS: ['East Timor', 'Democratic Republic of Timor-Leste'],
  TWN: ['Taiwan, China', 'China (Taiwan)', 'Chinese Taipei', 'Formosa', 'Republic of China'],
  TZA: ['Tanganyika'],
  USA: ['United States'],
  VAT: ['Holy See', 'Vatican', 'Vatican City', 'Vatican City State'],
  VGB: ['British Virgin Islands'],
  VEN: ['Venezuela, RB', 'Venezuela RB'],
  VIR: ['United States Virgin Islands', 'U.S. Virgin Islands'],
  VNM: ['Viet Nam', 'North Vietnam', 'South Vietnam'],
  VUT: ['New Hebrides'],
  XKX: ['Kosovo', 'Kosovo under UNSCR 1244', 'Kosovo (UNSCR 1244)'],
  YEM: ['North Yemen', 'Yemen Arab Republic'],
  YMD: ['South Yemen', "People's Democratic Republic of Yemen", "Yemen (People's Republic)"],
  YUG: ['Yugoslavia'],
  ZMB: ['Northern Rhodesia'],
  ZWE: ['Rhodesia', 'Southern Rhodesia'],
};

const WHOLE_WORDS: Readonly<Record<string, string>> = {
  cent: 'central',
  dem: 'democratic',
  eq: 'equatorial',
  fed: 'federal',
  fr: 'french',
  herz: 'herzegovina',
  is: 'islands',
  isl: 'islands',
  n: 'north',
  rep: 'republic',
  s: 'south',
  st: 'saint',
  ste: 'saint',
  sts: 'states',
  w: 'western',
};
const LEFT_OUT: ReadonlySet<string> = new Set(['of', 'the']);

/**
 * The form by which names of countries match: besides case and accents it ignores `of` and `the`, punctuation between
 * words and full stops; what follows a comma or is in brackets comes first (`Congo, Dem. Rep.`), and abbreviations are
 * expanded.
 */
export function countryKey(name: string): string {
  return inOrder(foldName(name))
    .replaceAll('&', ' and ')
    .replaceAll(/[.'’`]/g, '')
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .filter((word) => word !== '' && !LEFT_OUT.has(word))
    .map((word) => WHOLE_WORDS[word] ?? word)
    .join(' ');
}

function inOrder(name: string): string {
  const [, first = '', second = ''] = /^([^,(]+)[,(]([^,()]+)\)?$/.exec(name) ?? [];
  return first.trim() === '' ? name : `${second} ${first}`;
}

/** The style of a state before its name; an "Islamic State" of somewhere is not a state. */
const STYLE =
  /^(?!islamic state )(?:(?:arab|bolivarian|commonwealth|cooperative|democratic|eastern|federal|federated|federative|hashemite|independent|islamic|oriental|people?s|peoples|plurinational|socialist|sovereign|united) )*(?:commonwealth|grand duchy|kingdom|principality|republic|state|states|sultanate|union) /;

/** The key without the style of the state (`islamic republic afghanistan`); `undefined` if there is none. */
export function withoutStyle(key: string): string | undefined {
  const bare = key.replace(STYLE, '');
  return bare === key ? undefined : (withoutStyle(bare) ?? bare);
}
