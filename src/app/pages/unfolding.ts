import { answerTo } from '../requests/queries.ts';
import type { ViewMetrics } from '../state/command.ts';
import { pageHeight } from '../state/layout.ts';
import type { State } from '../state/state.ts';
import { type Step, still } from '../state/step.ts';

/** Unfolds the publisher's own row, which is the last line of the page, and brings it into view; or folds it again. */
export function toggleRow(state: State, metrics: ViewMetrics): Step {
  const { page } = state;
  if (page.kind === 'dashboard') return still(state);
  if (page.unfolded) return still({ ...state, page: { ...page, unfolded: false } });
  const line = metrics.textsOf(state).length - 1;
  const scroll = Math.max(page.scroll, line - Math.floor(pageHeight(state) / 3));
  return still({ ...state, page: { ...page, unfolded: true, scroll } });
}

/** Why there is nothing to unfold, in words. */
export function nothingFolded(state: State): string | undefined {
  return (answerTo(state, 'incident')?.published.length ?? 0) === 0
    ? 'it has no row of a publisher; it was entered here'
    : undefined;
}
