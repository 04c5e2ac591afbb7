import type { ImportProgress } from '../../domain/model/import-state.ts';
import type { FilePrompt } from '../state/overlay.ts';
import type { Notice, State } from '../state/state.ts';
import { type Step, still } from '../state/step.ts';
import { refuseFile } from './choosing-file.ts';

/** How far an import in the background is. */
export type ImportedSoFar = Omit<ImportProgress, 'state'>;

/** Imports the file at the typed path in the background. */
export function importTyped(state: State, { line }: FilePrompt): Step {
  const file = line.text.trim();
  const closed = { ...state, overlay: undefined };
  if (file === '') return still(closed);
  const text = `importing ${file} in the background; : stop the import stops it`;
  return [
    { ...closed, importing: { file, progress: undefined }, notice: { text, tone: 'plain' } },
    [{ type: 'import', file }],
  ];
}

/** Why nothing can be imported now; `undefined` if it can. */
export function refusesImport(state: State): string | undefined {
  if (state.readOnly) return 'the database is open read-only; nothing can be imported';
  return underWay(state);
}

/** Says that an import is under way, which would be lost sight of; `undefined` if there is none. */
export function underWay({ importing }: State): string | undefined {
  return importing === undefined
    ? undefined
    : `${importing.file} is being imported; : stop the import stops that, Ctrl-c quits and stops it`;
}

/** More of the file is in. */
export function importTold(state: State, progress: ImportedSoFar): Step {
  const { importing } = state;
  return still(
    importing === undefined ? state : { ...state, importing: { ...importing, progress } },
  );
}

/** The import came to an end, its own or an early one; what came of it waits until no prompt takes the keys. */
export function importEnded(state: State, text: string, tone: Notice['tone']): Step {
  const unsaid = { text: forThisDatabase(state, text), tone };
  return still(sayUnsaid({ ...state, importing: undefined, notice: undefined, unsaid }));
}

/** Says what has waited for a prompt to be closed, unless something else is said. */
export function sayUnsaid(state: State): State {
  const { unsaid, overlay, notice } = state;
  return unsaid === undefined || overlay !== undefined || notice !== undefined
    ? state
    : { ...state, notice: unsaid, unsaid: undefined };
}

/** Nothing was imported: reopens the prompt to correct the path, unless something else has been opened. */
export function notImported(state: State, message: string): Step {
  const { importing } = state;
  const ended = { ...state, importing: undefined };
  return refuseFile(ended, 'import', importing?.file ?? '', forThisDatabase(state, message));
}

/** Names the open database in the commands that a message says to type in a shell. */
function forThisDatabase({ program }: State, message: string): string {
  return message.replaceAll(/\bwatchfloor (?=import|conflicts|doctor)/g, `${program} `);
}
