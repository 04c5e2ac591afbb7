import { answerTo, askPage } from '../requests/queries.ts';
import type { ViewMetrics } from '../state/command.ts';
import { pageHeight } from '../state/layout.ts';
import type { State } from '../state/state.ts';
import { type Step, still } from '../state/step.ts';
import { openPage } from './paging.ts';

/** The lists that are read in steps, newest first, and the rows of a step. */
const STEPS = { log: 300, leads: 200 } as const;

/** Opens a list, newest record first. */
export function openLongList(state: State, kind: keyof typeof STEPS): Step {
  return openPage(state, { kind, limit: STEPS[kind] });
}

/** Reads older rows once the end of the list comes into view. */
export function readFurther(state: State, metrics: ViewMetrics): Step {
  const { page } = state;
  if (page.kind !== 'log' && page.kind !== 'leads') return still(state);
  const known = readOf(state, page.kind);
  if (known === undefined || state.queries[page.kind]?.waiting === true) return still(state);
  if (known.rows >= known.total || known.rows < page.limit) return still(state);
  if (page.scroll + pageHeight(state) < metrics.furthestScroll(state)) return still(state);
  return askPage({ ...state, page: { ...page, limit: page.limit + STEPS[page.kind] } });
}

/** The number of rows that were read, and the number that exist. */
function readOf(state: State, kind: keyof typeof STEPS) {
  if (kind === 'leads') {
    const answer = answerTo(state, 'leads');
    return answer && { rows: answer.rows.length, total: answer.articles };
  }
  const answer = answerTo(state, 'log');
  return answer && { rows: answer.rows.length, total: answer.total };
}
