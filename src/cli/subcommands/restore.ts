import { readMigrations } from '../../store/sqlite/connection/migrate.ts';
import { restoreCopy } from '../../store/sqlite/file/restore.ts';
import { WorkError } from '../session/failure.ts';
import { MIGRATIONS_FOLDER } from '../session/paths.ts';
import { whoIs } from '../session/session.ts';
import type { Subcommand } from '../session/subcommand.ts';

export const restore: Subcommand = {
  name: 'restore',
  summary: 'Replace the database with a copy made by backup',
  help: `Replace the database with a copy made by backup.

The copy is checked first and is not changed. The current database is kept next to it under a name that is printed; to go back,
restore that file. Close every dashboard on the database first.

Never copy a file over the database yourself (cp): if a program has the database open, its write-ahead log then corrupts the
copied file.`,
  takes: [['<file>', 'The copy']],
  run: async (session, [file = '']) => {
    if (session.readOnly)
      throw new WorkError('A restore writes to the database, which --read-only forbids.');
    const stamp = new Date().toISOString().replaceAll(/[-:]|\.\d+/g, '');
    // A restore has to work even with an invalid configuration.
    const who = await session.config().then(whoIs, () => 'watchfloor');
    const migrations = readMigrations(MIGRATIONS_FOLDER);
    const aside = restoreCopy(file, session.file, { migrations, stamp, who });
    session.output.say(`Restored ${session.file} from ${file}.`);
    if (aside !== null) session.output.say(`The previous database was kept as ${aside}.`);
    return 0;
  },
};
