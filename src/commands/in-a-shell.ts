import type { Command } from '../app/state/command.ts';
import { still } from '../app/state/step.ts';

/** What only a shell can do: a name, what follows the program's name, and what it does. */
const IN_A_SHELL: readonly (readonly [title: string, words: string, does: string])[] = [
  ['try an import', 'import --dry-run FILE', 'say what an import would do, without writing'],
  ['follow a file', 'import --follow FILE', 'import the rows of a growing file as they come'],
  ['undo an import', 'imports undo B7', 'what others have built on stays'],
  ['resume an import', 'imports resume B7 FILE', 'go on with one that was stopped'],
  [
    'rejected rows',
    'imports rejected B7 -o FILE',
    'write them out, to be corrected and imported again',
  ],
  ['backup', 'backup FILE', 'a consistent copy, even while others write'],
  ['restore a backup', 'restore FILE', 'replace this database with a copy'],
  ['purge a record', "purge I12 --reason 'WHY'", 'erase it for good, from the log too'],
  ['doctor', 'doctor', 'check the database, print versions and paths'],
  ['repair', 'doctor --repair FILE', 'copy what can be read of a damaged database into a new file'],
];

/** These as commands without a key, which show what to type in a shell for the open database. */
export const SHELL_COMMANDS: readonly Command[] = IN_A_SHELL.map(([title, words, does]) => ({
  id: `shell.${title.replaceAll(' ', '-')}`,
  title,
  help: `in a shell, watchfloor ${words}: ${does}`,
  keys: [],
  where: ['dashboard', 'page'],
  run: (state) =>
    still({ ...state, notice: { text: `In a shell: ${state.program} ${words}`, tone: 'plain' } }),
}));
