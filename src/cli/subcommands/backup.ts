import type { TellCopy } from '../../store/port/store.ts';
import type { Config } from '../session/config.ts';
import { copyOfDay } from '../session/daily-backup.ts';
import type { ExitStatus } from '../session/exit-status.ts';
import { type Session, todayIn, whoIs, withStore } from '../session/session.ts';
import type { Subcommand } from '../session/subcommand.ts';

export const backup: Subcommand = {
  name: 'backup',
  summary: 'Write a consistent copy of the database while others write',
  help: `Write a consistent copy of the database while others write.

Without FILE it is the copy of the day, as an open dashboard makes it where the configuration says so under [backup]: into
the folder "backups" beside the database, of which the last seven days are kept. restore goes back to a copy.`,
  takes: [['[file]', 'The copy; a file that exists is never overwritten']],
  run: async (session, [file]) => {
    const config = await session.config();
    if (file === undefined) return copyToday(session, config);
    await withStore(session, (store) => store.backup(file, whoIs(config), say(session)));
    return said(session);
  },
};

async function copyToday(session: Session, config: Config): Promise<ExitStatus> {
  const day = {
    database: session.file,
    config,
    today: todayIn(config.timezone),
    tell: say(session),
  };
  const { file, isNew } = await withStore(session, (store) => copyOfDay(store, day));
  if (!isNew) session.output.say(`The copy of ${day.today} is there already: ${file}`);
  return said(session);
}

function said({ readOnly, output }: Session): ExitStatus {
  if (readOnly) output.say('With --read-only it is not noted, so a later purge cannot name it.');
  return 0;
}

function say({ output }: Session): TellCopy {
  return (stage, file) =>
    output.say(
      stage === 'made'
        ? `The copy is ${file}.`
        : 'Another program is writing to the database. Waiting for it, so that the copy is noted and a later purge can name it …',
    );
}
