import {
  CREDIBILITIES,
  type Credibility,
  type Grade,
  RELIABILITIES,
  type Reliability,
  readGrade,
} from './grade.ts';

/** The letters in words, after NATO AJP-2.1 and, where they differ, US FM 2-22.3. */
const RELIABLE: Readonly<Record<string, Reliability>> = {
  'completely reliable': 'A',
  reliable: 'A',
  'usually reliable': 'B',
  'fairly reliable': 'C',
  'not usually reliable': 'D',
  unreliable: 'E',
  'reliability cannot be judged': 'F',
  'cannot be judged': 'F',
};

/** The digits in words, after the same documents. */
const CREDIBLE: Readonly<Record<string, Credibility>> = {
  confirmed: '1',
  'confirmed by others': '1',
  'confirmed by other sources': '1',
  'confirmed by other independent sources': '1',
  'probably true': '2',
  'possibly true': '3',
  doubtful: '4',
  'doubtfully true': '4',
  improbable: '5',
  'truth cannot be judged': '6',
  'cannot be judged': '6',
};

/** Reads `B`, `usually reliable`, `B - usually reliable` or MISP's `source-reliability="b"`; `null` for anything else. */
export function readReliability(text: string): Reliability | null {
  return readPart(text, RELIABILITIES, RELIABLE, /source-reliability="?([a-f])"?$/i);
}

/** Reads `2`, `probably true`, `2 - probably true` or MISP's `information-credibility="2"`; `null` for anything else. */
export function readCredibility(text: string): Credibility | null {
  return readPart(text, CREDIBILITIES, CREDIBLE, /information-credibility="?([1-6])"?$/i);
}

/** Reads a letter and a digit, or the words of both: `B2`, `B-2`, `[b/2]`, `usually reliable, probably true`. */
export function readWrittenGrade(text: string): Grade | null {
  const plain = withSingleSpaces(text).replace(/^[[(](.*)[\])]$/, '$1');
  const joined = readGrade(plain.replace(/^([a-f]) ?[-/ ] ?([1-6])$/i, '$1$2'));
  if (joined !== undefined) return joined;
  const [one = '', other = '', ...more] = plain.split(/ ?[/,;|] ?/);
  const grade = { reliability: readReliability(one), credibility: readCredibility(other) };
  const isWhole = grade.reliability !== null && grade.credibility !== null;
  return isWhole && more.length === 0 ? grade : null;
}

/** Whether a text is a letter with a digit; a digit alone may mean anything. */
export function isWholeGrade(text: string): boolean {
  const grade = readWrittenGrade(text);
  return grade !== null && grade.reliability !== null && grade.credibility !== null;
}

function readPart<T extends string>(
  text: string,
  signs: readonly T[],
  words: Readonly<Record<string, T>>,
  tag: RegExp,
): T | null {
  const plain = withSingleSpaces(text).toLowerCase();
  const said = (word: string): T | null =>
    words[word] ?? signs.find((sign) => sign.toLowerCase() === word) ?? null;
  const whole = said(plain) ?? said(tag.exec(plain)?.[1] ?? '');
  if (whole !== null) return whole;
  // The sign followed by its words; if the two disagree, neither is trusted.
  const [, sign = '', word = ''] = /^(\w) ?[-–—:.=(] ?(.+?)\)?$/.exec(plain) ?? [];
  return word !== '' && said(sign) === said(word) ? said(sign) : null;
}

/** Without this, patterns would try each length of a long run of spaces. */
function withSingleSpaces(text: string): string {
  return text.trim().replaceAll(/\s+/g, ' ');
}
