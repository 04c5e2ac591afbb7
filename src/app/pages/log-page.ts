import { answerTo, askPage } from '../requests/asking.ts';
import type { Program } from '../state/command.ts';
import { pageRoom } from '../state/layout.ts';
import type { State } from '../state/state.ts';
import { type Step, still } from '../state/step.ts';
import { openPage } from './paging.ts';

/** How many actions are read at a time. */
const STEP = 300;

/** Opens the log at the newest action. */
export function openLog(state: State): Step {
  return openPage(state, { kind: 'log', limit: STEP });
}

/** Reads older rows once the end of the list comes into view. */
export function readFurther(state: State, program: Program): Step {
  const { page } = state;
  const answer = answerTo(state, 'log');
  if (page.kind !== 'log' || answer === undefined || state.asked.log?.waiting === true)
    return still(state);
  if (answer.rows.length >= answer.total || answer.rows.length < page.limit) return still(state);
  if (page.scroll + pageRoom(state) < program.furthestScroll(state)) return still(state);
  return askPage({ ...state, page: { ...page, limit: page.limit + STEP } });
}
