import type { Clock } from '../time/moment.ts';
import { readDate, readKeyedDate } from '../time/read-date.ts';
import { isYearless, LONGEST_DATE, startsLikeDate } from '../time/written-date.ts';
import { entryKey } from './entry-keys.ts';
import { filterKey } from './filter-keys.ts';
import type { Token, Value } from './lexer.ts';
import type { LineKind } from './line-kinds.ts';
import { hasQuotes, textOf } from './values.ts';

/** The longest date has this many words: `30 December 2019 – 2 January 2020`. */
const MOST_WORDS = 7;
/** How many characters of a line are searched for dates of several words; anything longer was pasted. */
const SEARCHED = 2000;
/** Words that continue a name that begins with a day and a month, as in March 23 Movement. */
const DATED_NAMES =
  /^(movement|brigades?|battalions?|division|regiment|front|army|forces?|group|party|coalition|alliance|agreement|accords?|revolution|uprising|coup|massacre|protests?|committee|organi[sz]ation|martyrs)\b/iu;

/**
 * Joins the words of one date, so that `12 May 2020` is one word and `since:12 May 2020` one key. In an entry both
 * words and keys can be a date, in a filter only keys. Other words are unchanged.
 */
export function joinDates(
  tokens: readonly Token[],
  line: { readonly kind: LineKind | 'filter'; readonly clock: Clock },
): readonly Token[] {
  const { kind, clock } = line;
  const around: Around = {
    kind,
    clock,
    hasWords: kind !== 'filter' && entryKey('date')?.lines.includes(kind) === true,
    firstWord: tokens.findIndex((token) => token.kind === 'word'),
    isDated: tokens.some((token) => token.kind === 'key' && token.key === 'date'),
  };
  const joined: Token[] = [];
  let at = 0;
  while (at < tokens.length) {
    const token = tokens[at];
    if (token === undefined) break;
    const length = lengthOfDate(tokens, at, around);
    joined.push(length < 2 ? token : joinedToken(token, tokens.slice(at + 1, at + length)));
    at += Math.max(1, length);
  }
  return joined;
}

type Around = {
  readonly kind: LineKind | 'filter';
  readonly clock: Clock;
  /** Whether words can be dates, not only the values of keys. */
  readonly hasWords: boolean;
  /** The index of the first word among the tokens; -1 if there is none. */
  readonly firstWord: number;
  /** Whether a key gives the date. */
  readonly isDated: boolean;
};

/** How many tokens from here on are one date; 1 if no more than this one. */
function lengthOfDate(tokens: readonly Token[], at: number, around: Around): number {
  const token = tokens[at];
  const first = token === undefined ? undefined : longestPrefix(token, around);
  if (first === undefined || !startsLikeDate(first.replace(/^[~([]+/, ''))) return 1;
  const words = plainWordsFrom(tokens, at + 1);
  for (let more = words.length; more > 0; more -= 1) {
    const text = [first, ...words.slice(0, more)].join(' ');
    if (text.length > LONGEST_DATE || !isDate(text, around)) continue;
    const isPlaced = at === around.firstWord && !around.isDated && !goesOn(tokens[at + more + 1]);
    if (!isYearless(text) || token?.kind === 'key' || isPlaced) return more + 1;
  }
  return 1;
}

/** How a date starting with this token begins; `undefined` if none can. */
function longestPrefix(token: Token, { kind, clock, hasWords }: Around): string | undefined {
  if (token.kind === 'word') {
    return hasWords && !token.quoted && token.span.from < SEARCHED ? token.text : undefined;
  }
  if (token.kind !== 'key' || hasQuotes(token.value)) return undefined;
  const isDated =
    kind === 'filter'
      ? filterKey(token.key)?.shape?.is === 'day'
      : entryKey(token.key)?.shape === 'date';
  // A token that is a complete date is followed by words, not by more of the date.
  const text = textOf(token.value);
  return isDated && readKeyedDate(text, clock).is === 'wrong' ? text : undefined;
}

function plainWordsFrom(tokens: readonly Token[], from: number): readonly string[] {
  const words: string[] = [];
  for (const token of tokens.slice(from, from + MOST_WORDS - 1)) {
    if (token.kind !== 'word' || token.quoted || token.negated) break;
    if (token.text !== '-' && !/[\p{L}\p{N}\u2013\u2014]/u.test(token.text)) break;
    words.push(token.text);
  }
  return words;
}

/** In brackets it is part of a title, which may contain a date. */
function isDate(text: string, { clock }: Around): boolean {
  return readDate(text.replace(/^[([]|[)\].:!?]+$/g, ''), clock).is !== 'no-date';
}

/**
 * Whether a sentence continues here: after a day and a month without a year, as in `5 May brigade attacks`, they are
 * not a date.
 */
function goesOn(next: Token | undefined): boolean {
  if (next?.kind !== 'word' || next.quoted) return false;
  return /^\p{Ll}/u.test(next.text) || DATED_NAMES.test(next.text);
}

function joinedToken(first: Token, others: readonly Token[]): Token {
  const until = others.at(-1)?.span.until ?? first.span.until;
  const more = others.map((token) => (token.kind === 'word' ? token.text : '')).join(' ');
  if (first.kind === 'word') {
    const text = `${first.text} ${more}`;
    return {
      ...first,
      text,
      value: plainValue(text, first.span.from, until),
      span: { ...first.span, until },
    };
  }
  if (first.kind !== 'key') return first;
  const value = plainValue(`${textOf(first.value)} ${more}`, first.value.span.from, until);
  return { ...first, value, span: { ...first.span, until } };
}

function plainValue(text: string, from: number, until: number): Value {
  const span = { from, until };
  return { segments: [{ text, quoted: false, span }], span };
}
