import { InvalidArgumentError, Option } from 'commander';
import * as v from 'valibot';
import { readFilter } from '../../domain/filter/read-filter.ts';
import type { Scope } from '../../store/port/questions.ts';
import type { Config } from '../session/config.ts';
import { UsageError } from '../session/failure.ts';
import { problemText } from '../session/problem-text.ts';
import { clockOf, todayIn } from '../session/session.ts';

/** How many rows a table has by default. */
const TABLE_ROWS = 50;

/** The options of the subcommands that print records. */
export const PRINT_OPTIONS: readonly Option[] = [
  new Option('--json', 'Print everything as JSON').conflicts('csv'),
  new Option('--csv', 'Print everything as CSV'),
  new Option('--limit <number>', 'Print at most this many').argParser(wholeNumber),
];

const Printing = v.pipe(
  v.object({
    json: v.optional(v.boolean(), false),
    csv: v.optional(v.boolean(), false),
    limit: v.optional(v.number()),
  }),
  v.transform(({ json, csv, limit }) => ({
    as: json ? ('json' as const) : csv ? ('csv' as const) : ('table' as const),
    limit: limit ?? (json || csv ? null : TABLE_ROWS),
  })),
);

/** How to print records; a `limit` of `null` means all of them. */
export type Printing = v.InferOutput<typeof Printing>;

export function printingOf(options: unknown): Printing {
  return v.parse(Printing, options);
}

/**
 * The filter that the words of a command line make, over all time. Throws a `UsageError` that points at an invalid
 * token.
 */
export function scopeOf(words: readonly string[], config: Config): Scope {
  const text = words.join(' ');
  const { filter, problems } = readFilter(text, clockOf(config));
  if (problems.length > 0) {
    throw new UsageError(problems.map((problem) => problemText(text, problem)).join('\n'));
  }
  return { filter, window: { kind: 'last', name: 'all' }, today: todayIn(config.timezone) };
}

/** What to say if nothing was found: that nothing matches the filter, or, without a filter, what adds the first one. */
export function noneFound(words: readonly string[], what: string, toAdd: string): string {
  const isFiltered = words.some((word) => word.trim() !== '');
  return isFiltered ? `No ${what} match the filter.` : `There are no ${what} yet. ${toAdd}`;
}

function wholeNumber(text: string): number {
  if (!/^[1-9]\d{0,14}$/.test(text)) throw new InvalidArgumentError('Give a whole number above 0.');
  return Number(text);
}
