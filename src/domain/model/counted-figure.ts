import { countOf, grouped } from '../../text/number-words.ts';

/**
 * A figure summed over the incidents for which anything is known: low (else best), best (else low) and high (else best,
 * else low); `unknown` is the number of incidents in none of the sums.
 */
export type CountedFigure = {
  readonly low: number;
  readonly best: number;
  readonly high: number;
  readonly unknown: number;
};

/**
 * Discounted incidents, which are in no count and are shown beside it: how many, how many were killed in them according
 * to their reports, and how many have no figure.
 */
export type Discounted = {
  readonly incidents: number;
  readonly killed: number;
  readonly unknown: number;
};

/**
 * A sum with its range and what it leaves out: `52 (50–57) in 9 incidents, 3 without a figure`. Unknown is not zero,
 * and if nothing was recorded the text says so.
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

/** A count in words, where zero means that nothing was recorded, not that nothing happened. */
export function recordedWords(count: number, isCovered = true): string {
  if (count > 0) return grouped(count);
  return isCovered ? 'none recorded' : 'no data';
}

/** Incidents that may belong to a count, dated less exactly: ` + 2 possible`; empty if there are none. */
export function possibleWords(mayBe: number): string {
  return mayBe === 0 ? '' : ` + ${grouped(mayBe)} possible`;
}

/** What was found but is not counted: ` + 2 possible + 1 discounted`; empty if all of it counts. */
export function besideWords(found: {
  readonly mayBe: number;
  readonly discounted: number;
}): string {
  const { mayBe, discounted } = found;
  return possibleWords(mayBe) + (discounted === 0 ? '' : ` + ${grouped(discounted)} discounted`);
}

/** Discounted incidents beside sums: `1 discounted, 50 killed`; empty if there are none. */
export function discountedWords({ incidents, killed, unknown }: Discounted): string {
  if (incidents === 0) return '';
  const known = incidents - unknown;
  const sum = known === 0 ? 'killed n/r' : `${grouped(killed)} killed`;
  return `${grouped(incidents)} discounted, ${sum}${unknown === 0 || known === 0 ? '' : ` in ${grouped(known)}`}`;
}
