import { readMigrations } from '../../store/sqlite/connection/migrate.ts';
import { restoreCopy } from '../../store/sqlite/file/restore.ts';
import { WorkError } from '../session/failure.ts';
import { MIGRATIONS_FOLDER } from '../session/paths.ts';
import { whoIs } from '../session/session.ts';
import type { Subcommand } from '../session/subcommand.ts';

export const restore: Subcommand = {
  name: 'restore',
  summary: 'Go back to a copy that backup made',
  help: `Go back to a copy that backup made.

The copy is checked first and stays where it is. What the database held until now is kept beside it, under a name that is
printed, so that this can be taken back by restoring that. Close every dashboard on the database before.

Never copy a file over the database instead (cp): if a program has the database open, its log then damages what was copied.`,
  takes: [['<file>', 'The copy']],
  run: async (session, [file = '']) => {
    if (session.readOnly) throw new WorkError('With --read-only nothing is restored.');
    const stamp = new Date().toISOString().replaceAll(/[-:]|\.\d+/g, '');
    // Also with a configuration that is wrong.
    const who = await session.config().then(whoIs, () => 'watchfloor');
    const migrations = readMigrations(MIGRATIONS_FOLDER);
    const aside = restoreCopy(file, session.file, { migrations, stamp, who });
    session.output.say(`${session.file} is what ${file} was.`);
    if (aside !== null) session.output.say(`What it was until now is ${aside}.`);
    return 0;
  },
};
