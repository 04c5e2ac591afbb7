import type { TellCopy } from '../../store/port/store.ts';
import type { Config } from '../session/config.ts';
import { copyOfDay } from '../session/daily-backup.ts';
import type { ExitStatus } from '../session/failure.ts';
import { type Session, todayIn, whoIs, withStore } from '../session/session.ts';
import type { Subcommand } from '../session/subcommand.ts';

export const backup: Subcommand = {
  name: 'backup',
  summary: 'Write a consistent copy of the database, even while others write to it',
  help: `Write a consistent copy of the database, even while others write to it.

Without FILE it writes today's copy, as an open dashboard does if the configuration asks for it under [backup]: into the folder
"backups" next to the database, where the copies of the last seven days are kept. restore goes back to a copy.`,
  takes: [['[file]', 'Where to write the copy; an existing file is never overwritten']],
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
  if (!isNew) session.output.say(`The copy of ${day.today} already exists: ${file}`);
  return said(session);
}

function said({ readOnly, output }: Session): ExitStatus {
  if (readOnly)
    output.say('With --read-only the copy is not recorded, so a later purge cannot list it.');
  return 0;
}

function say({ output }: Session): TellCopy {
  return (stage, file) =>
    output.say(
      stage === 'made'
        ? `Wrote the copy to ${file}.`
        : 'Another program is writing to the database. Waiting to record the copy, so that a later purge can list it …',
    );
}
