import { countOf, grouped } from '../../text/number-words.ts';

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
 * The incidents that an analyst has discounted, which are in no count and stand beside it: how many were killed in them by
 * what was reported, and how many have no figure.
 */
export type Discounted = {
  readonly incidents: number;
  readonly killed: number;
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

/** What is dated less exactly and may belong to a count, after it: ` + 2 possible`; nothing where there is none. */
export function possibleWords(mayBe: number): string {
  return mayBe === 0 ? '' : ` + ${grouped(mayBe)} possible`;
}

/** What was found beside what counts: ` + 2 possible + 1 discounted`; nothing where all of it counts. */
export function besideWords(found: {
  readonly mayBe: number;
  readonly discounted: number;
}): string {
  const { mayBe, discounted } = found;
  return possibleWords(mayBe) + (discounted === 0 ? '' : ` + ${grouped(discounted)} discounted`);
}

/** What is discounted and stands beside sums: `1 discounted, 50 killed`; nothing where there is none. */
export function discountedWords({ incidents, killed, unknown }: Discounted): string {
  if (incidents === 0) return '';
  const known = incidents - unknown;
  const sum = known === 0 ? 'killed n/r' : `${grouped(killed)} killed`;
  return `${grouped(incidents)} discounted, ${sum}${unknown === 0 || known === 0 ? '' : ` in ${grouped(known)}`}`;
}
