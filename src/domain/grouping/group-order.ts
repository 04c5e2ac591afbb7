import type { CountedFigure } from '../model/counted-figure.ts';
import { type Grouping, isByTime } from './grouping.ts';

/** What groups can be sorted by, in the order of the key that goes from one to the next. */
export const GROUP_ORDERS = ['key', 'incidents', 'killed', 'change'] as const;
export type GroupOrder = {
  readonly by: (typeof GROUP_ORDERS)[number];
  readonly descending: boolean;
};

/** Units of time by their names, everything else with the most incidents first. */
export function usualOrder(by: Grouping, newest: 'first' | 'last'): GroupOrder {
  return isByTime(by)
    ? { by: 'key', descending: newest === 'first' }
    : { by: 'incidents', descending: true };
}

/** As much of a group as its place in an order depends on. */
type Sorted = {
  readonly key: string | null;
  readonly incidents: number;
  readonly killed: CountedFigure;
  readonly before: number | null;
};

/** The groups in an order; that of what is not known is the last in each. */
export function inOrder<G extends Sorted>(groups: readonly G[], order: GroupOrder): readonly G[] {
  const sign = order.descending ? -1 : 1;
  return groups.toSorted(
    (one, other) =>
      Number(one.key === null) - Number(other.key === null) ||
      sign * compare(one, other, order) ||
      other.incidents - one.incidents ||
      byName.compare(one.key ?? '', other.key ?? ''),
  );
}

const byName = new Intl.Collator();

function compare(one: Sorted, other: Sorted, { by }: GroupOrder): number {
  switch (by) {
    case 'key':
      return byName.compare(one.key ?? '', other.key ?? '');
    case 'incidents':
      return one.incidents - other.incidents;
    case 'killed':
      return one.killed.best - other.killed.best;
    case 'change':
      return changeOf(one) - changeOf(other);
  }
}

/** How many incidents more there are than before; what cannot be compared has not changed. */
function changeOf({ incidents, before }: Sorted): number {
  return before === null ? 0 : incidents - before;
}
