import { addDays, type Day } from './days.ts';
import type { Moment } from './moment.ts';

/** A span of days, both ends inclusive. */
export type DaySpan = { readonly from: Day; readonly until: Day };

/** The spans that a person can choose to compare, besides the length of the screen's window. */
const SPANS: readonly number[] = [7, 30, 90, 180, 365];
/** The number of days on each side of a milestone; `null` is the length of the window. */
export type SpanDays = number | null;

/** The next longer span (the next shorter, for -1); the window's length is one of the choices. */
export function nextSpan(span: SpanDays, windowDays: number, step: 1 | -1): SpanDays {
  const days = span ?? windowDays;
  const choices = [...SPANS, windowDays].toSorted((a, b) => a - b);
  const next = step > 0 ? choices.find((one) => one > days) : choices.findLast((one) => one < days);
  return (next ?? days) === windowDays ? null : (next ?? days);
}

/** The span if the window has no length of its own. */
export const DEFAULT_SPAN = 90;

/** Equal numbers of days before a milestone's first possible day, and from it on. */
export function spansAround(
  milestone: Pick<Moment, 'from'>,
  days: number,
): { readonly before: DaySpan; readonly after: DaySpan } {
  const day = milestone.from.slice(0, 10);
  return {
    before: { from: addDays(day, -days), until: addDays(day, -1) },
    after: { from: day, until: addDays(day, days - 1) },
  };
}

/** The parts of a span that none of the others covers, in order. */
export function uncoveredIn(span: DaySpan, covering: readonly DaySpan[]): readonly DaySpan[] {
  const uncovered: DaySpan[] = [];
  let from = span.from;
  for (const one of covering.toSorted((a, b) => (a.from < b.from ? -1 : 1))) {
    if (one.until < from || one.from > span.until) continue;
    if (one.from > from) uncovered.push({ from, until: addDays(one.from, -1) });
    from = addDays(one.until, 1);
  }
  return from <= span.until ? [...uncovered, { from, until: span.until }] : uncovered;
}
