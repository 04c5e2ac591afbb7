import type { Problem, Span } from '../entry/entry.ts';
import { FILTER_KEY_NAMES, filterKey } from '../grammar/filter-keys.ts';
import { joinDates } from '../grammar/join-dates.ts';
import { type KeyToken, lex, type Token } from '../grammar/lexer.ts';
import { missingValue } from '../grammar/missing-value.ts';
import { readPlace } from '../grammar/read-place.ts';
import { nearest } from '../names/names.ts';
import type { Clock } from '../time/moment.ts';
import type { Condition, FilterReading, Term } from './filter.ts';
import { readCondition } from './read-filter-value.ts';

/** Keys of an entry that a filter does not have, and the filter key for the same. */
const INSTEAD: Readonly<Record<string, string>> = {
  with: 'actor',
  about: 'actor',
  date: 'since',
  pub: 'since',
  asof: 'since',
  at: 'near',
  url: 'has',
  rel: 'id',
  re: 'id',
  org: 'speaker',
  role: 'speaker',
};

/**
 * Reads the text of a filter: the valid terms, and what is wrong with the other tokens. Never throws. `typing`: the
 * text is still being typed, so that the last unquoted word may be incomplete, and a last quote may be open.
 */
export function readFilter(
  text: string,
  clock: Clock,
  options: { readonly typing?: boolean } = {},
): FilterReading {
  const { tokens: typed, problems: unclosed } = lex(text, { negation: true });
  const tokens = joinDates(typed, { kind: 'filter', clock });
  const isTyping = options.typing === true;
  const terms: Term[] = [];
  const problems: Problem[] = [];
  for (const token of tokens) {
    const open = unclosed.find(({ span }) => isInside(span, token.span));
    const isLast = isTyping && token.span.until === text.length;
    if (open !== undefined && !isLast) {
      problems.push(open);
      continue;
    }
    const isClosed = token.kind === 'word' && token.quoted && open === undefined;
    const read = conditionOf(token, clock, isLast && !isClosed);
    if ('message' in read) problems.push(read);
    else terms.push({ condition: read, negated: token.negated, span: token.span });
  }
  return { filter: { terms }, problems };
}

function conditionOf(token: Token, clock: Clock, goesOn: boolean): Condition | Problem {
  switch (token.kind) {
    case 'word':
      return missingValue(token, filterKey) ?? readWords(token.text, token.span, goesOn);
    case 'link':
      return readWords(token.url, token.span, goesOn);
    case 'tag':
      return { key: 'tag', names: [token.tag] };
    case 'place': {
      const place = readPlace(token.value);
      if ('message' in place) return place;
      const { place: name, admin1, country } = place;
      return { key: 'place', places: [{ place: name, admin1, country }] };
    }
    case 'key':
      return readKeyed(token, clock, goesOn);
  }
}

function readWords(text: string, span: Span, prefix: boolean): Condition | Problem {
  return text.trim() === ''
    ? { span, message: 'these quotes are empty' }
    : { key: 'text', text, prefix };
}

function readKeyed(token: KeyToken, clock: Clock, goesOn: boolean): Condition | Problem {
  const shape = filterKey(token.key)?.shape;
  if (shape !== undefined) return readCondition(shape, token.value, { clock, goesOn });
  const from = token.span.from + (token.negated ? 1 : 0);
  const span = { from, until: from + token.key.length };
  const instead = INSTEAD[token.key];
  if (instead !== undefined) {
    return {
      span,
      message: `\`${token.key}:\` belongs to entries; in a filter write \`${instead}:\``,
      suggestion: instead,
    };
  }
  const meant = nearest(token.key, FILTER_KEY_NAMES);
  return meant === undefined
    ? {
        span,
        message: `unknown key \`${token.key}\`; to search for it as a word, put it in quotes`,
      }
    : {
        span,
        message: `unknown key \`${token.key}\`; did you mean \`${meant}\`?`,
        suggestion: meant,
      };
}

function isInside(inner: Span, outer: Span): boolean {
  return outer.from <= inner.from && inner.until <= outer.until;
}
