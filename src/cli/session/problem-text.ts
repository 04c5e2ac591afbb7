import type { Problem } from '../../domain/entry/entry.ts';
import { width } from '../../text/cells.ts';
import { clean } from '../../text/clean.ts';

/** A parse error for a terminal: what is wrong, the text, and carets under the token, by display width. */
export function problemText(text: string, problem: Problem): string {
  const { from, until } = problem.span;
  const before = width(clean(text.slice(0, from)));
  const marked = Math.max(1, width(clean(text.slice(from, until))));
  return [
    sentenceOf(problem),
    `  ${clean(text)}`,
    `  ${' '.repeat(before)}${'^'.repeat(marked)}`,
  ].join('\n');
}

/** The message of the problem, with the suggestion unless the message contains it. */
function sentenceOf(problem: Problem): string {
  const { message, suggestion } = problem;
  return suggestion === undefined || message.includes(suggestion)
    ? message
    : `${message} Did you mean ${suggestion}?`;
}
