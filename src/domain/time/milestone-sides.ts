import { countOf } from '../../text/number-words.ts';
import type { DaySpan } from './milestone-spans.ts';
import { lengthOf } from './period.ts';

/** One side of a milestone: its days, those that no dataset covers, and how many incidents may lie in it. */
type Side = DaySpan & {
  readonly uncovered: readonly DaySpan[];
  readonly uncoveredDays: number;
  readonly mayBe: number;
};

/** Whether any dataset covers any day of a side: otherwise "none recorded" would claim more than is known. */
export function isCovered(side: Pick<Side, 'from' | 'until' | 'uncoveredDays'>): boolean {
  return side.uncoveredDays < lengthOf(side);
}

/** What the counts on both sides of a milestone do not cover, in sentences; `show` formats a span of days. */
export function caveats(
  sides: { readonly before: Side; readonly after: Side; readonly eitherSide: number },
  show: (span: DaySpan) => string,
): readonly string[] {
  const { before, after, eitherSide } = sides;
  const uncovered = (side: string, spans: readonly DaySpan[]) =>
    spans.length === 0 ? [] : [`${side}, no dataset covers ${spans.map(show).join(', ')}.`];
  return [
    ...uncovered('Before the milestone', before.uncovered),
    ...uncovered('From the milestone on', after.uncovered),
    ...unsure(eitherSide, 'on either side', 'counted on neither side'),
    ...unsure(before.mayBe - eitherSide, 'before these days', 'not counted'),
    ...unsure(after.mayBe - eitherSide, 'after these days', 'not counted'),
  ];
}

function unsure(count: number, where: string, counted: string): readonly string[] {
  if (count === 0) return [];
  const is = count === 1 ? 'is' : 'are';
  return [`${countOf(count, 'incident')} may have happened ${where} and ${is} ${counted}.`];
}
