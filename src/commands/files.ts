import { completeFile, openFilePrompt } from '../app/prompt/choosing-file.ts';
import { importTyped, refusesImport, underWay } from '../app/prompt/importing.ts';
import { openTyped, openWanted } from '../app/prompt/opening.ts';
import type { Command } from '../app/state/command.ts';
import type { State } from '../app/state/state.ts';
import { type Step, still } from '../app/state/step.ts';

/** The commands that open files: imports, and other databases. */
export const FILE_COMMANDS: readonly Command[] = [
  {
    id: 'database.open',
    title: 'open a database',
    help: 'open another database in place of this one; also as : open FILE',
    keys: ['ctrl+o'],
    where: ['dashboard', 'page'],
    does: 'text',
    refuses: underWay,
    takes: { word: 'open', begin: (state, text) => openFilePrompt(state, 'database', text) },
    run: (state) => openFilePrompt(state, 'database', state.previousFile ?? ''),
  },
  {
    id: 'import.open',
    title: 'import a file',
    help: 'import a file in the background, recognising its format by the content; also as : import FILE',
    keys: ['i'],
    where: ['empty', 'imports', 'datasets'],
    everywhere: true,
    footer: 2,
    does: 'text',
    takes: { word: 'import', begin: (state, text) => openFilePrompt(state, 'import', text) },
    refuses: refusesImport,
    run: (state) => openFilePrompt(state, 'import', ''),
  },
  {
    id: 'import.stop',
    title: 'stop the import',
    help: 'stop the import that runs in the background; it says how it can go on or be undone',
    keys: [],
    where: ['dashboard', 'page'],
    refuses: ({ importing }) =>
      importing === undefined ? 'no import from this screen is under way' : undefined,
    run: (state) => [state, [{ type: 'stop-import' }]],
  },
  {
    id: 'sample.open',
    title: 'sample data',
    help: 'open a temporary copy of the sample data in place of this database, as watchfloor demo does',
    keys: ['d'],
    where: ['empty'],
    everywhere: true,
    refuses: underWay,
    run: (state) => openWanted(state, 'sample'),
  },
  {
    id: 'file.accept',
    title: 'use it',
    help: 'open or import the file at this path',
    keys: ['enter'],
    where: ['file'],
    footer: 1,
    run: useFile,
  },
  {
    id: 'file.complete',
    title: 'complete',
    help: 'complete the path; press again for the next file that begins so',
    keys: ['tab'],
    where: ['file'],
    footer: 3,
    run: (state) => complete(state, 1),
  },
  {
    id: 'file.complete-back',
    title: 'previous file',
    help: 'complete the path with the previous file',
    keys: ['shift+tab'],
    where: ['file'],
    run: (state) => complete(state, -1),
  },
];

function complete(state: State, step: 1 | -1): Step {
  return state.overlay?.kind === 'file' ? completeFile(state, state.overlay, step) : still(state);
}

function useFile(state: State): Step {
  const { overlay } = state;
  if (overlay?.kind !== 'file') return still(state);
  return overlay.wanted === 'import' ? importTyped(state, overlay) : openTyped(state, overlay);
}
