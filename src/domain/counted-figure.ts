import { countOf, grouped } from './number-words.ts';

/**
 * A figure summed over incidents: low (else best), best (else low) and high (else best, else low) of those of which
 * something is known, and how many are in none of the sums.
 */
export type CountedFigure = {
  readonly low: number;
  readonly best: number;
  readonly high: number;
  readonly unknown: number;
};

/**
 * A sum with its range and what it leaves out: `52 (50–57) in 9 incidents, 3 without a figure`. What nobody counted is
 * not zero, and where nothing was recorded that is said.
 */
export function countedWords(figure: CountedFigure, incidents: number): string {
  if (incidents === 0) return 'none recorded';
  const known = incidents - figure.unknown;
  const without = figure.unknown === 0 ? '' : `${grouped(figure.unknown)} without a figure`;
  if (known === 0) return `n/r: ${without}`;
  const range =
    figure.low === figure.high ? '' : ` (${grouped(figure.low)}–${grouped(figure.high)})`;
  const sum = `${grouped(figure.best)}${range} in ${countOf(known, 'incident')}`;
  return without === '' ? sum : `${sum}, ${without}`;
}

/** A count that may be none: a zero is what was recorded, and not what happened. */
export function recordedWords(count: number, isCovered = true): string {
  if (count > 0) return grouped(count);
  return isCovered ? 'none recorded' : 'no data';
}

/** What is dated less exactly and may belong to a count, after it: ` and 2 that may be`; nothing where there is none. */
export function mayBeWords(mayBe: number): string {
  return mayBe === 0 ? '' : ` and ${grouped(mayBe)} that may be`;
}
