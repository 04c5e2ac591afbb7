/** CAMEO's twenty root codes and the more specific codes for violence, in our own words. */
const WORDS: Readonly<Record<string, string>> = {
  '01': 'made a statement',
  '02': 'appealed',
  '03': 'said it would cooperate',
  '04': 'consulted',
  '05': 'cooperated diplomatically',
  '06': 'cooperated materially',
  '07': 'gave aid',
  '08': 'yielded',
  '09': 'investigated',
  '10': 'demanded',
  '11': 'disapproved',
  '12': 'rejected',
  '13': 'threatened',
  '14': 'protested',
  '145': 'protested violently, rioted',
  '15': 'showed force',
  '16': 'reduced relations',
  '17': 'coerced',
  '173': 'arrested or detained',
  '175': 'repressed violently',
  '18': 'assaulted',
  '180': 'used unconventional violence',
  '181': 'abducted, took hostages',
  '182': 'assaulted bodily',
  '1821': 'assaulted sexually',
  '1822': 'tortured',
  '1823': 'killed by assault',
  '183': 'bombed',
  '1831': 'bombed, by suicide',
  '1832': 'bombed, by a vehicle',
  '1833': 'bombed, by the roadside',
  '184': 'used a human shield',
  '185': 'tried to assassinate',
  '186': 'assassinated',
  '19': 'fought',
  '190': 'used military force',
  '191': 'blockaded',
  '192': 'occupied territory',
  '193': 'fought with small arms',
  '194': 'fought with artillery and tanks',
  '195': 'struck from the air',
  '196': 'broke a ceasefire',
  '20': 'used mass violence',
  '202': 'killed en masse',
  '2041': 'used chemical, biological or radiological weapons',
};

/** Codes as our types and sub-types; any other code has the type of the longest listed code that it begins with. */
const TYPES: Readonly<Record<string, string>> = {
  '14': 'protest',
  '145': 'riot/violent-demonstration',
  '173': 'development/arrests',
  '175': 'violence/attack',
  '18': 'violence',
  '180': 'violence/attack',
  '181': 'violence/abduction',
  '182': 'violence/attack',
  '1821': 'violence/sexual-violence',
  '183': 'explosion/ied',
  '1831': 'explosion/suicide-bomb',
  '185': 'violence/attack',
  '186': 'violence/attack',
  '19': 'battle',
  '190': 'battle/armed-clash',
  '192': 'battle/territory-overtaken',
  '193': 'battle/armed-clash',
  '194': 'explosion/shelling',
  '195': 'explosion/airstrike',
  '20': 'violence',
  '202': 'violence/attack',
  '2041': 'explosion/chemical',
};

/** The meaning of a CAMEO code, and its type; what is neither violence nor protest is `unknown`. */
export function readCameo(code: string): {
  readonly what: string;
  readonly type: string;
  readonly subtype: string | null;
} {
  const [type = 'unknown', subtype = null] = (longest(TYPES, code) ?? 'unknown').split('/');
  return { what: longest(WORDS, code) ?? `CAMEO ${code}`, type, subtype };
}

/** The entry for the longest code that this one begins with. */
function longest(entries: Readonly<Record<string, string>>, code: string): string | undefined {
  for (let length = code.length; length >= 2; length -= 1) {
    const found = entries[code.slice(0, length)];
    if (found !== undefined) return found;
  }
  return undefined;
}
