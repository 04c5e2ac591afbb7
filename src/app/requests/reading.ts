import type { State } from '../state/state.ts';
import { type Step, still } from '../state/step.ts';
import { readingWanted } from './live-queries.ts';
import { ask } from './queries.ts';

/** Waits until the selection rests, if another incident than before is to be read, so that scrolling queries nothing. */
export function restAwaited(before: State, [after, effects]: Step): Step {
  const wanted = readingWanted(after);
  const isSame = wanted === readingWanted(before) || wanted === after.queries.reading?.params.id;
  return wanted === undefined || isSame
    ? [after, effects]
    : [after, [...effects, { type: 'await-rest' }]];
}

/** The selection has rested: queries what is reported of the incident, unless that is known or asked already. */
export function rested(state: State): Step {
  const id = readingWanted(state);
  return id === undefined || id === state.queries.reading?.params.id
    ? still(state)
    : ask(state, 'reading', { id });
}
