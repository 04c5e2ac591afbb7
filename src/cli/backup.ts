import type { Config } from './config.ts';
import { copiesFolder, copyOfDay } from './daily-backup.ts';
import type { ExitStatus } from './exit-status.ts';
import { type Session, todayIn, whoIs, withStore } from './session.ts';
import type { Subcommand } from './subcommand.ts';

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
    await withStore(session, (store) => store.backup(file, whoIs(config)));
    session.output.say(`The copy is ${file}.`);
    if (session.readOnly) {
      session.output.say('With --read-only it is not remembered, so a later purge cannot name it.');
    }
    return 0;
  },
};

async function copyToday(session: Session, config: Config): Promise<ExitStatus> {
  const today = todayIn(config.timezone);
  const day = { database: session.file, config, today };
  const copy = await withStore(session, (store) => copyOfDay(store, day));
  session.output.say(
    copy === null
      ? `The copy of ${today} is in ${copiesFolder(session.file, config)} already.`
      : `The copy is ${copy}.`,
  );
  return 0;
}
