import { whoIs, withStore } from './session.ts';
import type { Subcommand } from './subcommand.ts';

export const backup: Subcommand = {
  name: 'backup',
  summary: 'Write a consistent copy of the database while others write',
  takes: [['<file>', 'The copy; a file that exists is never overwritten']],
  run: async (session, [file = '']) => {
    const who = whoIs(await session.config());
    await withStore(session, (store) => store.backup(file, who));
    session.output.say(`The copy is ${file}.`);
    if (session.readOnly) {
      session.output.say('With --read-only it is not remembered, so a later purge cannot name it.');
    }
    return 0;
  },
};
