import type { FilePrompt } from '../state/overlay.ts';
import type { State } from '../state/state.ts';
import { type Step, still, type WantedDatabase } from '../state/step.ts';
import { refuseFile } from './choosing-file.ts';

/** Opens the database at the typed path; nothing is typed into this one meanwhile. */
export function openTyped(state: State, { line }: FilePrompt): Step {
  const file = line.text.trim();
  return file === '' ? still({ ...state, overlay: undefined }) : openWanted(state, { file });
}

/** Opens another database in place of this one. */
export function openWanted(state: State, wanted: WantedDatabase): Step {
  const words = `opening ${wanted === 'sample' ? 'the sample data' : wanted.file}…`;
  return [
    { ...state, overlay: { kind: 'opening', words }, notice: undefined },
    [{ type: 'open-database', wanted }],
  ];
}

/** Says how far it is. */
export function openingTold(state: State, words: string): Step {
  if (state.overlay?.kind !== 'opening') return still(state);
  return still({ ...state, overlay: { kind: 'opening', words } });
}

/** Says what was opened in place of another database, and how to go back to that. */
export function openedInPlace(state: State): State {
  const what = state.file === 'sample' ? 'a temporary copy of the sample data' : state.file;
  const back =
    state.previousFile === undefined ? '' : ' · Ctrl-o Enter goes back to the database before';
  return { ...state, notice: { text: `opened ${what}${back}`, tone: 'good' } };
}

/** This database stays, and the path can be corrected. */
export function notOpened(state: State, wanted: WantedDatabase, message: string): Step {
  const closed = { ...state, overlay: undefined };
  if (wanted === 'sample') return still({ ...closed, notice: { text: message, tone: 'bad' } });
  return refuseFile(closed, 'database', wanted.file, message);
}
