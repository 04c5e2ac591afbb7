import type { CountedFigure, IncidentCounts } from '../../store/rows-counts.ts';
import { grouped } from '../text/number-words.ts';

/** A number of things: `1 incident`, `3 incidents`. */
export function countOf(count: number, one: string, many = `${one}s`): string {
  return `${grouped(count)} ${count === 1 ? one : many}`;
}

/**
 * How many were killed in how many incidents: `52 (50–57) in 9 incidents, 3 without a figure`. What nobody counted
 * is not zero, and nothing recorded is said as such.
 */
export function killedWords({ incidents, killed }: IncidentCounts): string {
  return figureWords(killed, incidents);
}

/** The same of any counted figure. */
export function figureWords(figure: CountedFigure, incidents: number): string {
  if (incidents === 0) return 'none recorded';
  const known = incidents - figure.unknown;
  const without = figure.unknown === 0 ? '' : `${grouped(figure.unknown)} without a figure`;
  if (known === 0) return `n/r: ${without}`;
  const range =
    figure.low === figure.high ? '' : ` (${grouped(figure.low)}–${grouped(figure.high)})`;
  const sum = `${grouped(figure.best)}${range} in ${countOf(known, 'incident')}`;
  return without === '' ? sum : `${sum}, ${without}`;
}

/** A count that may be none: a zero is what was recorded, not what happened. */
export function recordedCount(count: number, isCovered: boolean): string {
  if (count > 0) return grouped(count);
  return isCovered ? 'none recorded' : 'no data';
}
