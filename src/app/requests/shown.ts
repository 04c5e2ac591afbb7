import type { Scope } from '../../store/port/questions.ts';
import type { FilterState, State } from '../state/state.ts';
import { isCounting } from './asking.ts';

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
  const hasFailed = state.asked.matches?.error !== undefined;
  return (
    state.matched.filter === state.filter.filter && !isCounting(state, 'matches') && !hasFailed
  );
}

/** Whether the rows on the screen are those of the filter as it now is. */
export function areRowsOfFilter(state: State): boolean {
  return state.asked.incidents?.of?.filter === state.filter.filter;
}

/**
 * The filter that the rows and the number of matches on the screen are both of: for a moment it may be the one before.
 * `undefined` where they are of two, or are waited for for long.
 */
export function shownFilter(state: State): FilterState | undefined {
  const { incidents, matches } = state.asked;
  if (areRowsOfFilter(state)) return isMatchCounted(state) ? state.filter : undefined;
  const isBefore = incidents?.of?.filter === state.matched.filter;
  return isBefore && !incidents.late && matches?.late !== true ? state.matched : undefined;
}
