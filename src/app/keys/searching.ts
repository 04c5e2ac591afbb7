import { openFilter } from '../prompt/filtering.ts';
import type { State } from '../state/state.ts';
import type { Step } from '../state/step.ts';
import { openFind } from './finding.ts';

/** Opens what `/` opens here: the filter on the dashboard, else the search of the page or the help. */
export function openSearch(state: State): Step {
  const isDashboard = state.page.kind === 'dashboard' && state.overlay?.kind !== 'help';
  return isDashboard ? openFilter(state) : openFind(state);
}
