import { quoted } from '../../domain/grammar/quoting.ts';
import { filterBy } from '../prompt/filtering.ts';
import { answerTo } from '../requests/queries.ts';
import type { State } from '../state/state.ts';
import { type Step, still } from '../state/step.ts';

/** The filter for the incidents of the open page's actor or source. */
function listingHere(state: State): string | undefined {
  const { page } = state;
  if (page.kind !== 'actor' && page.kind !== 'source') return undefined;
  const found = answerTo(state, page.kind);
  if (found === undefined || found === null) return undefined;
  return `${page.kind === 'actor' ? 'actor' : 'src'}:${quoted(found.name)}`;
}

/** Leaves the page for the dashboard, filtered by its actor or source. */
export function listHere(state: State): Step {
  const text = listingHere(state);
  if (text === undefined) return still(state);
  const dashboard: State = {
    ...state,
    page: { kind: 'dashboard' },
    trail: [],
    focus: 'events',
    notice: undefined,
  };
  return filterBy(dashboard, text);
}
