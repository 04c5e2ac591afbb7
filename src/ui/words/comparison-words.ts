import { caveats as sideCaveats } from '../../domain/time/milestone-sides.ts';
import type { DaySpan } from '../../domain/time/milestone-spans.ts';
import type { Comparison } from '../../store/port/rows-comparison.ts';
import { countOf, grouped } from '../../text/number-words.ts';

/** What is compared: `30 days before and 30 from then on`. */
export function spanWords({ days }: Pick<Comparison, 'days'>): string {
  return `${countOf(days, 'day')} before and ${grouped(days)} from then on`;
}

/** The most rows of a table of actors or places; those with the fewest incidents are omitted. */
const MOST_ROWS = 50;

/** The rows of a comparison that are shown, and a line about those that are not. */
export function shownRows<R>(rows: readonly R[]): {
  readonly shown: readonly R[];
  readonly more: readonly string[];
} {
  const left = rows.length - MOST_ROWS;
  const more = left > 0 ? [`… and ${grouped(left)} more, with fewer incidents`] : [];
  return { shown: rows.slice(0, MOST_ROWS), more };
}

/** What the figures of a comparison do not cover, in sentences. */
export function caveats(comparison: Comparison): readonly string[] {
  return sideCaveats(comparison, daysOf);
}

function daysOf({ from, until }: DaySpan): string {
  return from === until ? from : `${from} to ${until}`;
}
