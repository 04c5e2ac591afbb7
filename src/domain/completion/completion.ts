import type { Span } from '../entry/entry.ts';
import { type Lexed, lex, type Token, type Value } from '../grammar/lexer.ts';
import { type LineHead, readHead } from '../grammar/line-head.ts';
import { LINE_WORDS, type LineKind } from '../grammar/line-kinds.ts';
import { textOf } from '../grammar/values.ts';
import {
  entryTarget,
  type FindPart,
  filterTarget,
  listPart,
  placePart,
  type SuggestionTarget,
} from './completion-target.ts';

export { quoteForToken, staticSuggestions } from './suggestions.ts';

/** Completion at the cursor: the target, what has been typed of it, and the text to replace. */
export type CompletionHere = {
  readonly field: SuggestionTarget;
  readonly text: string;
  readonly span: Span;
  /** What is expected, in words. */
  readonly hint: string;
};

/** What can be completed at the cursor (an offset in UTF-16 units); `undefined` if nothing is known about it. */
export function completionAt(
  line: string,
  cursor: number,
  grammar: 'entry' | 'filter',
): CompletionHere | undefined {
  const before = lexedUpTo(line, cursor, grammar);
  const typed = before.tokens.at(-1);
  const isNew = typed === undefined || typed.span.until < cursor;
  const here: Here = {
    line,
    cursor,
    grammar,
    typed: isNew ? undefined : typed,
    earlier: isNew ? before.tokens : before.tokens.slice(0, -1),
    from: isNew ? cursor : typed.span.from + (typed.negated ? 1 : 0),
  };
  return inValue(here) ?? inTag(here) ?? inWord(here);
}

type Here = {
  readonly line: string;
  readonly cursor: number;
  readonly grammar: 'entry' | 'filter';
  /** The token that the cursor is in or directly after, up to the cursor. */
  readonly typed: Token | undefined;
  readonly earlier: readonly Token[];
  /** Where that token begins, after a negation sign. */
  readonly from: number;
};

const PLACE_HINT = 'place, area, country: @"Spin Boldak",Kandahar,AFG';
const TAG_HINT = 'a tag, starting with a letter';

/** After a key's colon or an `@`. */
function inValue(here: Here): CompletionHere | undefined {
  const { line, cursor, typed, from } = here;
  const raw = line.slice(from, cursor);
  const key = typed?.kind === 'key' ? typed.key : /^([A-Za-z][A-Za-z-]*):$/.exec(raw)?.[1];
  if (key !== undefined) {
    const targetOf = here.grammar === 'entry' ? entryTarget : filterTarget;
    const target = targetOf(key.toLowerCase());
    return target === undefined ? undefined : inParts(here, target);
  }
  return typed?.kind === 'place' || raw === '@'
    ? inParts(here, { find: placePart, hint: PLACE_HINT })
    : undefined;
}

/** How to find the part of a token's value that the cursor is in; by default that of a key or a place. */
type Parts = {
  readonly find: FindPart;
  readonly hint: string;
  readonly valueAt?: (token: Token | undefined) => Value | undefined;
};

/** What is typed is read up to the cursor; what is replaced extends to the end of the same part. */
function inParts(here: Here, { find, hint, valueAt = valueIn }: Parts): CompletionHere {
  const { cursor, typed } = here;
  const none: Value = { segments: [], span: { from: cursor, until: cursor } };
  const { field, part } = find(valueAt(typed) ?? none, cursor);
  const entire = wholeToken(here);
  const value = valueAt(entire);
  const until = value === undefined ? cursor : find(value, cursor).part.span.until;
  return {
    field,
    text: textOf(part),
    span: { from: part.span.from, until: Math.max(part.span.from, until) },
    hint,
  };
}

function inTag(here: Here): CompletionHere | undefined {
  const { line, cursor, from, typed } = here;
  if (typed === undefined || line[from] !== '#') return undefined;
  const until = wholeToken(here)?.span.until ?? cursor;
  const text = line.slice(from + 1, cursor);
  return { field: 'tag', text, span: { from: from + 1, until }, hint: TAG_HINT };
}

/** In a word: the line's first, one with a fixed position (in estimates and reports), or possibly a key. */
function inWord(here: Here): CompletionHere | undefined {
  const { cursor, typed, from } = here;
  if (typed !== undefined && typed.kind !== 'word') return undefined;
  const text = typed?.text ?? '';
  const until = typed === undefined ? cursor : (wholeToken(here)?.span.until ?? cursor);
  const isQuoted = typed?.quoted === true;
  const target = wordTarget(here, isQuoted);
  return target === LISTED.merge
    ? inParts(here, { find: listPart('actor'), hint: target.hint, valueAt: valueOfWord })
    : { ...target, text, span: { from, until } };
}

function wordTarget(
  { grammar, earlier, line }: Here,
  isQuoted: boolean,
): Pick<CompletionHere, 'field' | 'hint'> {
  if (grammar === 'filter') {
    return { field: isQuoted ? 'none' : 'filter-key', hint: 'a key, or words to search for' };
  }
  const [first, ...others] = earlier;
  if (first === undefined) {
    return {
      field: 'kind',
      hint: 'a type such as attack, or report, quote, paraphrase, estimate, milestone',
    };
  }
  const head = readHead(first, line);
  // The error is shown at its position.
  if ('message' in head) return { field: 'none', hint: '' };
  const position = others.filter(({ kind }) => kind === 'word').length;
  const placed = PLACED[head.kind]?.[position] ?? LISTED[head.kind];
  if (placed !== undefined) return placed;
  return { field: isQuoted ? 'none' : `${head.kind}-key`, hint: wordsHint(head) };
}

/** What a word can be if nothing else is expected: a key, or whatever the remaining words of the line are. */
function wordsHint({ kind, named }: LineHead): string {
  if (kind === 'incident') return 'a key, or the title';
  const words = LINE_WORDS.find(({ word }) => word === named)?.words;
  const isPlaced = PLACED[kind] !== undefined || LISTED[kind] !== undefined;
  return words === undefined || isPlaced ? 'a key' : `a key, or ${words}`;
}

const PLACED: Partial<Record<LineKind, readonly Pick<CompletionHere, 'field' | 'hint'>[]>> = {
  report: [{ field: 'none', hint: 'the incident that it reports on, such as I1204' }],
  pin: [{ field: 'none', hint: 'the incident, such as I1204' }],
  grade: [
    { field: 'source', hint: 'the source' },
    { field: 'letter', hint: 'its letter, A to F' },
  ],
  split: [{ field: 'actor', hint: 'the merged actor, or the alias' }],
  estimate: [
    { field: 'actor', hint: 'the actor' },
    { field: 'measure', hint: 'what is estimated of the actor' },
    { field: 'none', hint: 'a figure: 32, 27-32, 27/30/32, ~30, 10+, <10' },
  ],
};

/** Lines in which every word belongs to one list, with commas or white space between. */
const LISTED: Partial<Record<LineKind, Pick<CompletionHere, 'field' | 'hint'>>> = {
  merge: { field: 'actor', hint: 'an actor to merge into another, or into:' },
};

function valueIn(token: Token | undefined): Value | undefined {
  return token?.kind === 'key' || token?.kind === 'place' ? token.value : undefined;
}

function valueOfWord(token: Token | undefined): Value | undefined {
  return token?.kind === 'word' ? token.value : undefined;
}

/** The token at the cursor including what follows the cursor; `undefined` if its quotes are still open. */
function wholeToken({ line, grammar, typed, cursor }: Here): Token | undefined {
  const { tokens, problems } = lexedUpTo(line, line.length, grammar);
  const start = typed?.span.from ?? cursor;
  const token = tokens.find(({ span }) => span.from === start);
  const isOpen = problems.some(({ span }) => span.from >= start);
  return isOpen ? undefined : token;
}

function lexedUpTo(line: string, until: number, grammar: Here['grammar']): Lexed {
  return lex(line.slice(0, until), { negation: grammar === 'filter' });
}
