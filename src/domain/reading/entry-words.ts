import type { WordToken } from '../grammar/lexer.ts';

/** The words that belong to no other token, joined by single spaces. */
export function wordsOf(words: readonly WordToken[]): string {
  return words
    .map((word) => word.text)
    .join(' ')
    .trim();
}
