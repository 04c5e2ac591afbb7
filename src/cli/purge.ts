import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Option } from 'commander';
import * as v from 'valibot';
import { parseRecordName } from '../domain/record.ts';
import { forgetDrafts } from './drafts.ts';
import { forgetLines } from './entry-history.ts';
import { UsageError } from './failure.ts';
import { STATE_FOLDER } from './paths.ts';
import { whoIs, withStore } from './session.ts';
import type { Subcommand } from './subcommand.ts';

const Options = v.object({
  reason: v.pipe(v.string(), v.trim(), v.nonEmpty('The reason is empty.')),
});

export const purge: Subcommand = {
  name: 'purge',
  summary: 'Erase a record for good, with all that the log says of it',
  help: `Erase a record for good: from the tables, the change log, the search index and the write-ahead log. That it
happened, who did it and why stays. This cannot be undone; watchfloor does not ask again.

  watchfloor purge I1204 --reason 'a source could be recognised'`,
  takes: [['<record>', 'The record to erase, such as I1204, Q31 or E7']],
  options: [new Option('--reason <text>', 'Why; it is kept').makeOptionMandatory()],
  run: async (session, [name = ''], options) => {
    const record = parseRecordName(name);
    if (record === undefined) {
      throw new UsageError(`"${name}" is not a record such as I12, A3 or Q7.`);
    }
    const parsed = v.safeParse(Options, options);
    if (!parsed.success) throw new UsageError('The reason is empty; --reason says why.');
    const { reason } = parsed.output;
    const { output } = session;
    const who = whoIs(await session.config());
    return withStore(session, async (store) => {
      const { title, texts, unused, backups, leftover } = await store.purge({
        record,
        who,
        reason,
      });
      await output.write(`${title}\n`);
      const lines = forgetLines(join(STATE_FOLDER, 'history.jsonl'), texts);
      const drafts = forgetDrafts(join(STATE_FOLDER, 'drafts'), texts);
      if (lines > 0)
        output.say(`Lines with its text taken out of the history of typed lines: ${lines}.`);
      if (drafts > 0) output.say(`Drafts with its text thrown away: ${drafts}.`);
      for (const party of unused) {
        output.say(
          `${party} is named by nothing any more and stays; purge it too if its name says too much.`,
        );
      }
      for (const { file, at } of backups) {
        const state = existsSync(file) ? 'is there and may still hold it' : 'is no longer there';
        output.say(`The copy ${file} of ${at.slice(0, 16).replace('T', ' ')} UTC ${state}.`);
      }
      if (leftover !== null) output.say(leftover);
      output.say('Copies made by other means, exports and terminal scrollback are not reached.');
      return leftover === null ? 0 : 1;
    });
  },
};
