import { showInstant } from '../../domain/time/moment.ts';
import type { Answer } from '../../store/port/questions.ts';
import type { Act } from '../../store/port/store.ts';
import { ask } from '../requests/queries.ts';
import type { State } from '../state/state.ts';
import { type Step, still } from '../state/step.ts';

type Way = State['undoing'][number];

/** The query and the words for each direction. */
const WAYS = {
  undo: {
    question: 'lastAction',
    word: 'Undo',
    none: 'you have nothing left to undo (for an import: watchfloor imports undo)',
  },
  redo: { question: 'lastUndone', word: 'Redo', none: 'you have nothing left to redo' },
} as const;

/** Undoes the person's newest action, or redoes the last one undone; further key presses wait their turn. */
export function goBackOrForth(state: State, way: Way): Step {
  const waiting: State = { ...state, undoing: [...state.undoing, way] };
  return state.undoing.length === 0 ? askNext(waiting) : still(waiting);
}

/** The action is known: undoes it, after a confirmation if it is older than this session. */
export function undoKnown(state: State, way: Way, last: Answer<'lastAction'> | undefined): Step {
  if (state.undoing[0] !== way) return still(state);
  if (last === undefined || last === null) {
    return nextUndo({ ...state, notice: { text: WAYS[way].none, tone: 'plain' } });
  }
  const act: Act = { kind: 'undo', action: last.id, who: state.who };
  if (last.at >= state.startedAt) return [state, [{ type: 'act', act }]];
  const after: State = { ...state, undoing: [] };
  // A prompt was opened before the answer arrived: do not interrupt typing.
  if (state.overlay !== undefined) return still(after);
  const question = `${WAYS[way].word} "${last.title}" of ${showInstant(last.at, state.zone)}, before this session?`;
  return still({ ...after, overlay: { kind: 'confirm', question, act } });
}

/** One is done or refused: continues with the next waiting key. */
export function nextUndo(state: State): Step {
  const after: State = { ...state, undoing: state.undoing.slice(1) };
  return after.undoing.length === 0 ? still(after) : askNext(after);
}

function askNext(state: State): Step {
  const [way] = state.undoing;
  return way === undefined ? still(state) : ask(state, WAYS[way].question, { who: state.who });
}
