import type { Scope } from '../store/questions.ts';
import { isCounting } from './asking.ts';
import type { FilterState, State } from './state.ts';

type Shown = Pick<Scope, 'filter' | 'window'>;

/** The filter and window that a panel's answer is of: until a newer one is here, those of the question before. */
export function shownScope(state: State, panel: 'actors' | 'quotes' | 'timeline'): Shown {
  return state.asked[panel]?.of ?? chosenScope(state);
}

/** The filter and window that a person has chosen, whether they are answered or not. */
export function chosenScope({ filter, window }: State): Shown {
  return { filter: filter.filter, window };
}

/** Whether the number of records that match is that of the filter as it now is. */
export function isMatchCounted(state: State): boolean {
  return state.matched.filter === state.filter.filter && !isCounting(state, 'matches');
}

/**
 * The filter that the rows and the number of matches on the screen are both of; `undefined` while the rows are there and
 * the number is not. For a moment it may be the one before.
 */
export function shownFilter(state: State): FilterState | undefined {
  if (isMatchCounted(state)) return state.filter;
  const { incidents, matches } = state.asked;
  const isStillBefore = incidents?.waiting === true && !incidents.late && matches?.late !== true;
  return isStillBefore ? state.matched : undefined;
}
