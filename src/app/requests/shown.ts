import type { Scope } from '../../store/port/questions.ts';
import type { FilterState } from '../state/overlay.ts';
import type { State } from '../state/state.ts';
import { answerTo, isCounting } from './queries.ts';

type Shown = Pick<Scope, 'filter' | 'window'>;

/** The filter and window that a panel's current answer belongs to; until a newer answer arrives, the previous ones. */
export function shownScope(state: State, panel: 'actors' | 'quotes' | 'timeline'): Shown {
  return state.queries[panel]?.of ?? chosenScope(state);
}

/** The filter and window that the person has chosen, whether or not they have been answered. */
export function chosenScope({ filter, window }: State): Shown {
  return { filter: filter.filter, window };
}

/** Whether the database is known to have no incidents. */
export function isEmpty(state: State): boolean {
  return answerTo(state, 'overview')?.incidents === 0;
}

/** Whether the filter that is being typed has an error, so that what is shown matches only a part of it. */
export function isFilterInvalid({ overlay }: State): boolean {
  return overlay?.kind === 'filter' && overlay.problems.length > 0;
}

/** Whether the number of matches belongs to the current filter. */
export function isMatchCounted(state: State): boolean {
  const hasFailed = state.queries.matches?.error !== undefined;
  return (
    state.matched.filter === state.filter.filter && !isCounting(state, 'matches') && !hasFailed
  );
}

/** Whether the rows on the screen belong to the current filter. */
export function areRowsOfFilter(state: State): boolean {
  return state.queries.incidents?.of?.filter === state.filter.filter;
}

/**
 * The filter that both the rows and the number of matches on the screen belong to, which may be the previous one for a
 * moment. `undefined` if they belong to different filters, or if an answer is late.
 */
export function shownFilter(state: State): FilterState | undefined {
  const { incidents, matches } = state.queries;
  if (areRowsOfFilter(state)) return isMatchCounted(state) ? state.filter : undefined;
  const isBefore = incidents?.of?.filter === state.matched.filter;
  return isBefore && !incidents.late && matches?.late !== true ? state.matched : undefined;
}
