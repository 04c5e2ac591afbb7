import { GROUPINGS, type Grouping, isByTime } from '../../domain/grouping/grouping.ts';
import type { GroupRow } from '../../store/port/rows-groups.ts';
import { addToFilter } from '../prompt/filtering.ts';
import { GROUP_ORDERS, type GroupOrder, type OpenPage } from '../state/open-page.ts';
import type { State } from '../state/state.ts';
import { type Step, still } from '../state/step.ts';
import { chosenGroup, openPage, turnPage } from './paging.ts';

/** The page of counts, where it is open. */
type GroupsPage = OpenPage & { readonly kind: 'groups' };

/** Opens the counts by something; by the same as the last time, unless it is given. */
export function openGroups(
  state: State,
  by: Grouping = state.queries.groups?.params.by ?? 'month',
): Step {
  const subject = { kind: 'groups', by, order: firstOrder(by) } as const;
  return state.page.kind === 'groups' ? turnPage(state, subject) : openPage(state, subject);
}

/** Counts by the next (or previous) of what there is. */
export function stepGrouping(state: State, step: 1 | -1): Step {
  const { page } = state;
  if (page.kind !== 'groups') return still(state);
  const index = (GROUPINGS.indexOf(page.by) + step + GROUPINGS.length) % GROUPINGS.length;
  return openGroups(state, GROUPINGS[index]);
}

/** Sorts by the next of what groups can be sorted by. */
export function sortGroupsByNext(state: State): Step {
  const { page } = state;
  if (page.kind !== 'groups') return still(state);
  const index = GROUP_ORDERS.indexOf(page.order.by) + 1;
  const by = GROUP_ORDERS[index % GROUP_ORDERS.length] ?? page.order.by;
  return still(sorted(state, page, { by, descending: by !== 'key' || isByTime(page.by) }));
}

/** Sorts the other way round. */
export function reverseGroups(state: State): Step {
  const { page } = state;
  if (page.kind !== 'groups') return still(state);
  return still(sorted(state, page, { ...page.order, descending: !page.order.descending }));
}

function sorted(state: State, page: GroupsPage, order: GroupOrder): State {
  return { ...state, page: { ...page, order } };
}

/** Units of time with the newest first, everything else with the most incidents first. */
function firstOrder(by: Grouping): GroupOrder {
  return { by: isByTime(by) ? 'key' : 'incidents', descending: true };
}

/** Leaves the page for the dashboard, with the group added to the filter. */
export function filterByGroup(state: State): Step {
  const row = chosenGroup(state);
  if (row === undefined) return still(state);
  if (row.filter === null) {
    const text = 'no filter finds what is not known that exactly';
    return still({ ...state, notice: { text, tone: 'plain' } });
  }
  const dashboard: State = {
    ...state,
    page: { kind: 'dashboard' },
    trail: [],
    focus: 'events',
    notice: undefined,
  };
  return addToFilter(dashboard, row.filter);
}

/** The rows in an order; the row of what is not known is the last. */
export function inOrder(rows: readonly GroupRow[], order: GroupOrder): readonly GroupRow[] {
  const sign = order.descending ? -1 : 1;
  return rows.toSorted(
    (one, other) =>
      Number(one.key === null) - Number(other.key === null) ||
      sign * compare(one, other, order) ||
      other.incidents - one.incidents ||
      byName.compare(one.key ?? '', other.key ?? ''),
  );
}

const byName = new Intl.Collator();

function compare(one: GroupRow, other: GroupRow, { by }: GroupOrder): number {
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
function changeOf({ incidents, before }: GroupRow): number {
  return before === null ? 0 : incidents - before;
}
