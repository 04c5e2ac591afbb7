import type { Problem, Span } from '../entry/entry.ts';

/** A part of a value: its text, whether it was quoted, and its position in the line. */
export type Segment = { readonly text: string; readonly quoted: boolean; readonly span: Span };

/** A value with its quoted parts marked, so that only separators outside quotes separate. */
export type Value = { readonly segments: readonly Segment[]; readonly span: Span };

type Base = { readonly span: Span; readonly negated: boolean };
export type KeyToken = Base & {
  readonly kind: 'key';
  /** In lower case. */
  readonly key: string;
  readonly value: Value;
};
export type PlaceToken = Base & { readonly kind: 'place'; readonly value: Value };
export type TagToken = Base & { readonly kind: 'tag'; readonly tag: string };
export type LinkToken = Base & { readonly kind: 'link'; readonly url: string };
export type WordToken = Base & {
  readonly kind: 'word';
  readonly text: string;
  /** The same with its quoted parts marked, for words that are lists. */
  readonly value: Value;
  readonly quoted: boolean;
};
export type Token = KeyToken | PlaceToken | TagToken | LinkToken | WordToken;

export type Lexed = { readonly tokens: readonly Token[]; readonly problems: readonly Problem[] };

const KEY = /([A-Za-z][A-Za-z-]*):(?=\S)/y;
const LINK = /https?:\/\/\S+/iy;
const TAG = /^#(\p{L}[\p{L}\p{M}\p{N}_-]*)$/u;
const SPACE = /\s/;
/** Characters directly after which a quote opens, besides the start of a token. */
const OPENERS = ':,@<';
const TYPOGRAPHIC: Readonly<Record<string, string>> = { '“': '”', '„': '“”', '«': '»' };

/**
 * Splits a line into tokens at white space outside quotes. `negation`: a `-` directly before a token negates it
 * (filters). Never throws; an unclosed quote is a problem that points at its beginning.
 */
export function lex(line: string, { negation }: { readonly negation: boolean }): Lexed {
  const tokens: Token[] = [];
  const problems: Problem[] = [...endOfText(line)];
  let at = 0;
  while (at < line.length) {
    if (SPACE.test(line.charAt(at))) {
      at += 1;
      continue;
    }
    const negated =
      negation && line[at] === '-' && at + 1 < line.length && !SPACE.test(line.charAt(at + 1));
    const read = readToken(line, at, negated);
    tokens.push(read.token);
    if (read.problem !== undefined) problems.push(read.problem);
    at = Math.max(read.token.span.until, at + 1);
  }
  return { tokens, problems };
}

/** U+0000 ends a text for spreadsheets, shells and many other programs, which would lose the rest. */
function endOfText(line: string): readonly Problem[] {
  const at = line.indexOf('\0');
  if (at === -1) return [];
  const message = 'a text cannot contain the character U+0000; remove it';
  return [{ span: { from: at, until: at + 1 }, message }];
}

type Read = { readonly token: Token; readonly problem: Problem | undefined };

function readToken(line: string, from: number, negated: boolean): Read {
  const start = negated ? from + 1 : from;
  const link = matchAt(LINK, line, start);
  if (link !== undefined) {
    const span = { from, until: start + link.length };
    return { token: { kind: 'link', url: link, span, negated }, problem: undefined };
  }
  const key = matchAt(KEY, line, start);
  if (key !== undefined) {
    const { value, problem } = readValue(line, start + key.length, true);
    const span = { from, until: value.span.until };
    const name = key.slice(0, -1).toLowerCase();
    return { token: { kind: 'key', key: name, value, span, negated }, problem };
  }
  if (line[start] === '@' && start + 1 < line.length && !SPACE.test(line.charAt(start + 1))) {
    const { value, problem } = readValue(line, start + 1, true);
    return {
      token: { kind: 'place', value, span: { from, until: value.span.until }, negated },
      problem,
    };
  }
  return readWord(line, { from, start, negated });
}

function readWord(
  line: string,
  {
    from,
    start,
    negated,
  }: { readonly from: number; readonly start: number; readonly negated: boolean },
): Read {
  const { value, problem } = readValue(line, start, false);
  const span = { from, until: value.span.until };
  const raw = line.slice(start, value.span.until);
  const tag = TAG.exec(raw)?.[1];
  if (tag !== undefined) {
    return { token: { kind: 'tag', tag: tag.toLowerCase(), span, negated }, problem };
  }
  const [only, more] = value.segments;
  const quoted = only?.quoted === true && more === undefined;
  const text = quoted ? only.text : raw;
  return { token: { kind: 'word', text, value, quoted, span, negated }, problem };
}

function readValue(
  line: string,
  from: number,
  typographic: boolean,
): { readonly value: Value; readonly problem: Problem | undefined } {
  const segments: Segment[] = [];
  let problem: Problem | undefined;
  let at = from;
  let plain = from;
  const closePlain = () => {
    if (at > plain) {
      segments.push({
        text: line.slice(plain, at),
        quoted: false,
        span: { from: plain, until: at },
      });
    }
  };
  while (at < line.length && !SPACE.test(line.charAt(at))) {
    const opens = at === from || OPENERS.includes(line.charAt(at - 1));
    const closing = opens ? closingOf(line.charAt(at), typographic) : undefined;
    if (closing === undefined) {
      at += 1;
      continue;
    }
    closePlain();
    const quoted = readQuoted(line, at, closing);
    if (quoted.problem !== undefined) problem ??= quoted.problem;
    segments.push(quoted.segment);
    at = quoted.segment.span.until;
    plain = at;
  }
  closePlain();
  return { value: { segments, span: { from, until: at } }, problem };
}

function closingOf(character: string, typographic: boolean): string | undefined {
  if (character === '"') return '"';
  return typographic ? TYPOGRAPHIC[character] : undefined;
}

/** Reads from an opening quote to its end; inside, `\"` and `\\` are the only escapes. */
function readQuoted(
  line: string,
  from: number,
  closing: string,
): { readonly segment: Segment; readonly problem: Problem | undefined } {
  const pieces: string[] = [];
  let at = from + 1;
  let plain = at;
  while (at < line.length) {
    const character = line.charAt(at);
    if (closing.includes(character)) {
      pieces.push(line.slice(plain, at));
      const span = { from, until: at + 1 };
      return { segment: { text: pieces.join(''), quoted: true, span }, problem: undefined };
    }
    if (character === '\\' && (line[at + 1] === '"' || line[at + 1] === '\\')) {
      pieces.push(line.slice(plain, at));
      at += 1;
      plain = at;
    }
    at += 1;
  }
  pieces.push(line.slice(plain));
  const span = { from, until: line.length };
  const problem = {
    span: { from, until: from + 1 },
    message: 'this quote is not closed; put the closing quote after its last word',
  };
  return { segment: { text: pieces.join(''), quoted: true, span }, problem };
}

function matchAt(pattern: RegExp, line: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(line)?.[0];
}
