import { printRecords } from './print-records.ts';
import { PRINT_OPTIONS, printingOf, scopeOf } from './question-options.ts';
import { ACTOR_KEYS } from './script-keys.ts';
import { withStore } from './session.ts';
import type { Subcommand } from './subcommand.ts';

export const actors: Subcommand = {
  name: 'actors',
  summary: 'print counts by actor, the busiest first',
  takes: [['[filter...]', 'which incidents count; without it all of them']],
  options: PRINT_OPTIONS,
  run: async (session, words, options) => {
    const scope = scopeOf(words, await session.config());
    const printing = printingOf(options);
    await withStore(session, async (store) => {
      const { rows } = await store.ask('actors', { ...scope, limit: null });
      await printRecords(session.output, printing, {
        keys: ACTOR_KEYS,
        columns: ACTOR_COLUMNS,
        pages: [rows.slice(0, printing.limit ?? rows.length)],
        total: async () => rows.length,
      });
    });
    return 0;
  },
};
