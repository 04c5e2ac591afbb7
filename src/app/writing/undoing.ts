import { showInstant } from '../../domain/time/moment.ts';
import type { Answer } from '../../store/port/questions.ts';
import type { Act } from '../../store/port/store.ts';
import { ask } from '../requests/asking.ts';
import type { State } from '../state/state.ts';
import { type Step, still } from '../state/step.ts';

type Way = State['undoing'][number];

/** What is asked of the store for each way, and how it is spoken of. */
const WAYS = {
  undo: {
    question: 'lastAction',
    word: 'Undo',
    none: 'you have nothing left to undo (for an import: watchfloor imports undo)',
  },
  redo: { question: 'lastUndone', word: 'Redo', none: 'you have nothing left to redo' },
} as const;

/** Takes the person's newest act back, or does again what was taken back; keys pressed faster wait their turn. */
export function goBackOrForth(state: State, way: Way): Step {
  const waiting: State = { ...state, undoing: [...state.undoing, way] };
  return state.undoing.length === 0 ? askNext(waiting) : still(waiting);
}

/** It is known which act that is; one from before this start of the program is shown and confirmed first. */
export function undoKnown(state: State, way: Way, last: Answer<'lastAction'> | undefined): Step {
  if (state.undoing[0] !== way) return still(state);
  if (last === undefined || last === null) {
    return nextUndo({ ...state, notice: { text: WAYS[way].none, tone: 'plain' } });
  }
  const act: Act = { kind: 'undo', action: last.id, who: state.who };
  if (last.at >= state.startedAt) return [state, [{ type: 'act', act }]];
  const after: State = { ...state, undoing: [] };
  // The answer came after a prompt was opened: what is being typed is not interrupted.
  if (state.overlay !== undefined) return still(after);
  const question = `${WAYS[way].word} "${last.title}" of ${showInstant(last.at, state.zone)}, before this session?`;
  return still({ ...after, overlay: { kind: 'confirm', question, act } });
}

/** One is done or refused: the next key that waits. */
export function nextUndo(state: State): Step {
  const after: State = { ...state, undoing: state.undoing.slice(1) };
  return after.undoing.length === 0 ? still(after) : askNext(after);
}

function askNext(state: State): Step {
  const [way] = state.undoing;
  return way === undefined ? still(state) : ask(state, WAYS[way].question, { who: state.who });
}
