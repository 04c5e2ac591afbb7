import { countryKey } from './country-names.ts';

/** Languages of publishers and of the countries that they write about, whose country names are known. */
const LANGUAGES =
  'fr es pt pt-PT de it nl pl cs sk hu ro sq hr sl bs sv nb da fi et lv lt tr az uz tk ca gl eu id ms vi sw so ha yo rw rn ln mg ' +
  'af ru uk be bg sr mk kk ky tg mn ar fa ps ur ckb ku he el hy ka am ti hi bn ne si ta te my km lo th zh zh-Hant ja ko';

/** Names that differ in Unicode's CLDR: what the United Nations and the press of these languages write. */
const OTHERWISE: Readonly<Record<string, readonly string[]>> = {
  CD: [
    'République démocratique du Congo',
    'RD Congo',
    'Repubblica Democratica del Congo',
    'Demokratische Republik Kongo',
    'DR Kongo',
    'Demokratik Kongo Cumhuriyeti',
    'Демократическая Республика Конго',
    'ДРК',
    'Демократична Республіка Конго',
    'جمهورية الكونغو الديمقراطية',
  ],
  CF: ['Centrafrique', 'ЦАР'],
  CG: [
    'République du Congo',
    'República del Congo',
    'República do Congo',
    'Repubblica del Congo',
    'Republik Kongo',
    'Республика Конго',
    'Республіка Конго',
    'جمهورية الكونغو',
  ],
  CI: ['Costa de Marfil', 'Elfenbeinküste', 'Fildişi Sahili', 'Берег Слоновой Кости'],
  CZ: ['République tchèque', 'República Checa', 'Tschechische Republik', 'Repubblica Ceca'],
  GB: ['Großbritannien', 'Grande-Bretagne', 'Gran Bretaña', 'Великобританія'],
  IR: ["République islamique d'Iran", 'República Islámica de Irán', 'República Islámica del Irán'],
  KP: ['República Popular Democrática de Corea', 'КНДР'],
  KR: ['República de Corea', 'République de Corée', 'Республика Корея', 'Республіка Корея'],
  MD: ['Молдавия'],
  MM: ['بورما'],
  PS: [
    'Territoires palestiniens occupés',
    'Territorio palestino ocupado',
    'Territorios palestinos ocupados',
    'Palestina',
    'Палестина',
    'الأراضي الفلسطينية المحتلة',
    'فلسطين',
  ],
  RU: [
    'Fédération de Russie',
    'Federación de Rusia',
    'Российская Федерация',
    'Російська Федерація',
    'Russische Föderation',
    'الاتحاد الروسي',
    'روسيا الاتحادية',
  ],
  SA: ['السعودية'],
  SY: [
    'République arabe syrienne',
    'República Árabe Siria',
    'Сирийская Арабская Республика',
    'الجمهورية العربية السورية',
    'سورية',
  ],
  US: [
    "États-Unis d'Amérique",
    'Estados Unidos de América',
    'Estados Unidos da América',
    'Vereinigte Staaten von Amerika',
    "Stati Uniti d'America",
    'Соединенные Штаты Америки',
    'Сполучені Штати Америки',
    'الولايات المتحدة الأمريكية',
  ],
  VA: ['Saint-Siège', 'Santa Sede', 'Santa Sé'],
  ZA: ['ЮАР', 'Південна Африка'],
};

/** Names that some language uses for one of two countries of that name. */
const OF_TWO = ['Конго'];

/** Codes by name; `null` for a shared name. What is in or before brackets is tried last. */
type Known = {
  readonly whole: Map<string, string | null>;
  readonly parts: Map<string, string | null>;
};
const BY_SCRIPT = new Map<'Latin' | 'other', Known>();

/**
 * The code (ISO 3166-1, two letters) of a country by its name in another language than English, among these codes;
 * `undefined` for an unknown or shared name.
 */
export function codeInOtherLanguage(name: string, codes: readonly string[]): string | undefined {
  const script = scriptOf(name);
  const known = BY_SCRIPT.get(script) ?? namesIn(script, codes);
  BY_SCRIPT.set(script, known);
  const key = countryKey(name);
  return (known.whole.has(key) ? known.whole : known.parts).get(key) ?? undefined;
}

function scriptOf(name: string): 'Latin' | 'other' {
  return /\p{Script=Latin}/u.test(name) ? 'Latin' : 'other';
}

/** The names in the languages of a script, from Unicode's CLDR. */
function namesIn(script: 'Latin' | 'other', codes: readonly string[]): Known {
  const known: Known = { whole: new Map(), parts: new Map() };
  const languages = LANGUAGES.split(' ').map((tag) => new Intl.Locale(tag).maximize());
  for (const language of languages) {
    if ((language.script === 'Latn') !== (script === 'Latin')) continue;
    const [long, short] = (['long', 'short'] as const).map(
      (style) => new Intl.DisplayNames(language, { type: 'region', fallback: 'none', style }),
    );
    for (const code of codes) {
      for (const name of new Set([long?.of(code), short?.of(code)])) learn(known, name ?? '', code);
    }
  }
  for (const [code, names] of Object.entries(OTHERWISE)) {
    for (const name of names) if (scriptOf(name) === script) learn(known, name, code);
  }
  for (const name of OF_TWO) known.whole.set(countryKey(name), null);
  return known;
}

/** Adds a name; a name of two countries becomes ambiguous. Two Latin letters are a code or an abbreviation. */
function learn({ whole, parts }: Known, name: string, code: string): void {
  if (name === '' || /^[A-Za-z]{2}$/.test(name)) return;
  add(whole, name, code);
  const [, before = '', inside = ''] = /^(.+?)\s*[(（](.+)[)）]$/.exec(name) ?? [];
  if (before === '') return;
  add(parts, before, code);
  add(parts, inside, code);
}

function add(names: Map<string, string | null>, name: string, code: string): void {
  const key = countryKey(name);
  const before = names.get(key);
  names.set(key, before === undefined || before === code ? code : null);
}
