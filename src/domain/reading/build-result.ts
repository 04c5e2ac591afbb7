import type { Entry, Problem } from '../entry/entry.ts';
import type { WordToken } from '../grammar/lexer.ts';

/** An entry, or what prevents the line from being one. */
export type BuildResult = {
  readonly entry: Entry | undefined;
  readonly problems: readonly Problem[];
};

/** The entry if nothing is wrong with it. */
export function result(problems: readonly Problem[], entry: Entry): BuildResult {
  return problems.length > 0 ? { entry: undefined, problems } : { entry, problems: [] };
}

/** Something missing, reported where the line's text ends. */
export function missing(message: string, end: number): Problem {
  return { span: { from: Math.max(0, end - 1), until: end }, message };
}

/** A word that belongs to no part of the line. */
export function surplus(word: WordToken, advice: string): Problem {
  return { span: word.span, message: `\`${word.text}\` is left over; ${advice}` };
}
