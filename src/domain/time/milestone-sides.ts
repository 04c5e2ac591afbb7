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
    spans.length === 0 ? [] : [`No dataset covers, ${side}: ${spans.map(show).join(', ')}.`];
  return [
    ...uncovered('before', before.uncovered),
    ...uncovered('after', after.uncovered),
    ...unsure(eitherSide, 'on either side', 'on neither side'),
    ...unsure(before.mayBe - eitherSide, 'earlier than these days', 'nowhere'),
    ...unsure(after.mayBe - eitherSide, 'later than these days', 'nowhere'),
  ];
}

function unsure(count: number, where: string, counted: string): readonly string[] {
  if (count === 0) return [];
  const is = count === 1 ? 'is' : 'are';
  return [`${countOf(count, 'incident')} may have happened ${where} and ${is} counted ${counted}.`];
}
