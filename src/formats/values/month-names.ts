const ENGLISH = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

/** Languages of such tables in which no name means two different months (Polish and Croatian would conflict). */
const LANGUAGES = 'fr es pt de it nl sv tr uk ru ar fa id sw'.split(' ');

/** The number of a month by its name or an abbreviation, in English or another language; `null` if unknown. */
export function monthNamed(name: string): number | null {
  const word = foldName(name);
  if (word.length < 2) return null;
  const english = word.length < 3 ? -1 : ENGLISH.findIndex((month) => month.startsWith(word));
  if (english >= 0) return english + 1;
  others ??= namesIn(LANGUAGES);
  return others.get(word) ?? null;
}

let others: ReadonlyMap<string, number> | undefined;

/** The names from the Unicode CLDR, long and short, standalone and in a date (`листопад`, `листопада`). */
function namesIn(languages: readonly string[]): ReadonlyMap<string, number> {
  const numbers = new Map<string, number>();
  for (const language of languages) {
    for (const month of ['long', 'short'] as const) {
      for (const beside of [{}, { day: 'numeric' }] as const) {
        const format = new Intl.DateTimeFormat(`${language}-u-ca-gregory-nu-latn`, {
          month,
          ...beside,
          timeZone: 'UTC',
        });
        for (let number = 1; number <= 12; number += 1) {
          const parts = format.formatToParts(Date.UTC(2024, number - 1, 15));
          const name = parts.find(({ type }) => type === 'month')?.value ?? '';
          numbers.set(foldName(name), number);
        }
      }
    }
  }
  return numbers;
}

/** `Févr.` as `fevr`. */
function foldName(name: string): string {
  return name
    .normalize('NFKD')
    .replaceAll(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/\.$/, '')
    .trim();
}
