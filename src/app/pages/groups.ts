import { GROUP_ORDERS, type GroupOrder, usualOrder } from '../../domain/grouping/group-order.ts';
import { GROUPINGS, type Grouping, isByTime } from '../../domain/grouping/grouping.ts';
import { addToFilter } from '../prompt/filtering.ts';
import { askPage } from '../requests/queries.ts';
import type { OpenPage } from '../state/open-page.ts';
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
  const subject = { kind: 'groups', by, order: usualOrder(by, 'first') } as const;
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
  return sorted(state, page, { by, descending: by !== 'key' || isByTime(page.by) });
}

/** Sorts the other way round. */
export function reverseGroups(state: State): Step {
  const { page } = state;
  if (page.kind !== 'groups') return still(state);
  return sorted(state, page, { ...page.order, descending: !page.order.descending });
}

function sorted(state: State, page: GroupsPage, order: GroupOrder): Step {
  return askPage({ ...state, page: { ...page, order } });
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
