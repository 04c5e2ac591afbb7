import { Option } from 'commander';
import * as v from 'valibot';
import { WINDOWS } from '../domain/period.ts';
import { writeBrief } from '../exchange/brief.ts';
import { UsageError } from './failure.ts';
import { writeNewFile } from './new-file.ts';
import { scopeOf } from './question-options.ts';
import { withStore } from './session.ts';
import type { Subcommand } from './subcommand.ts';

const WINDOW_NAMES = WINDOWS.map(({ name }) => name.replace(' ', ''));

const Options = v.object({
  format: v.string(),
  output: v.optional(v.string()),
  window: v.optional(v.string(), '30d'),
});

export const exportCommand: Subcommand = {
  name: 'export',
  summary: 'Write a situation report of what matches',
  help: `Write a situation report of what matches, as Markdown: counts against the window before, what is in dispute first,
incidents by place and day with every account, estimates and quotes, and what the figures do not cover.

  watchfloor export --format md --window 7d -o brief.md
  watchfloor export --format md 'since:2020-05-01 until:2020-05-31 @Kabul,AFG'`,
  takes: [
    [
      '[filter...]',
      'What incidents and quotes must match; its since: and until: replace the window',
    ],
  ],
  options: [
    new Option('--format <format>', 'The format').choices(['md']).makeOptionMandatory(),
    new Option('-o, --output <file>', 'Write to a new file instead of the standard output'),
    new Option('--window <length>', 'How far back').choices(WINDOW_NAMES).default('30d'),
  ],
  run: async (session, words, options) => {
    const { output: file, window: length } = v.parse(Options, options);
    const config = await session.config();
    const scope = scopeOf(words, config);
    const name = WINDOWS.find((one) => one.name.replace(' ', '') === length)?.name;
    if (name === undefined) throw new UsageError(`Unknown window ${length}.`);
    await withStore(session, async (store) => {
      const brief = await store.ask('brief', { ...scope, window: { kind: 'last', name } });
      const now = new Date().toISOString();
      const text = writeBrief(brief, { filter: scope.filter, zone: config.timezone, now });
      if (file === undefined) await session.output.write(text);
      else {
        await writeNewFile(file, text);
        session.output.say(`Wrote ${file}.`);
      }
    });
    return 0;
  },
};
