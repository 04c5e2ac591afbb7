import { withStore } from './session.ts';
import type { Subcommand } from './subcommand.ts';

export const backup: Subcommand = {
  name: 'backup',
  summary: 'Write a consistent copy of the database while others write',
  takes: [['<file>', 'The copy; a file that exists is never overwritten']],
  run: async (session, [file = '']) => {
    await withStore(session, (store) => store.backup(file));
    session.output.say(`The copy is ${file}.`);
    return 0;
  },
};
