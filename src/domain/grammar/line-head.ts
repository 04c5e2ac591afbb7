import type { Problem } from '../entry/entry.ts';
import { EVENT_SLUGS, type EventType, readEventType } from '../model/event-types.ts';
import { everydayTypes } from '../names/everyday-words.ts';
import { nearest } from '../names/names.ts';
import type { Token } from './lexer.ts';
import { LINE_WORDS, type LineKind } from './line-kinds.ts';

/** What the first word of a line says about it. */
export type LineHead = {
  readonly kind: LineKind;
  /** The word itself, for messages. */
  readonly named: string;
  readonly type: EventType;
  readonly verbatim: boolean;
};

/** Reads the first token of a line; a problem if it does not say what the line is. */
export function readHead(token: Token | undefined, line: string): LineHead | Problem {
  if (token === undefined) {
    return {
      span: { from: 0, until: 0 },
      message: 'type what happened: a type such as attack, or report, quote, estimate, milestone',
    };
  }
  const word = token.kind === 'word' && !token.quoted ? token.text.toLowerCase() : '';
  const none: EventType = { type: 'unknown', subtype: null };
  const known = LINE_WORDS.find((one) => one.word === word);
  if (known !== undefined) {
    return { kind: known.kind, named: word, type: none, verbatim: word === 'quote' };
  }
  const type = readEventType(word);
  if (type !== undefined) return { kind: 'incident', named: word, type, verbatim: true };
  return unknownHead(token, word, line);
}

function unknownHead(token: Token, word: string, line: string): Problem {
  const words = LINE_WORDS.map((one) => one.word).join(', ');
  const wanted = `the first word says what the line is: a type such as attack or airstrike, or ${words}`;
  if (word === '') return { span: token.span, message: wanted };
  const everyday = everydayTypes(word);
  const near = nearest(word, [...EVENT_SLUGS, ...LINE_WORDS.map((one) => one.word)]);
  const meant = everyday.length > 0 ? everyday : near === undefined ? [] : [near];
  const [suggestion] = meant;
  const typed = line.slice(token.span.from, token.span.until);
  if (suggestion === undefined)
    return { span: token.span, message: `unknown first word \`${typed}\`; ${wanted}` };
  const choices = meant.map((one) => `\`${one}\``).join(' or ');
  const message = `unknown first word \`${typed}\`; did you mean ${choices}?`;
  return { span: token.span, message, suggestion };
}
