import { countOf } from '../domain/number-words.ts';
import { ACTOR_KEYS } from '../exchange/script-keys.ts';
import { LISTED_ACTOR_COLUMNS } from '../ui/columns/actor-columns.ts';
import { printRecords } from './print-records.ts';
import { PRINT_OPTIONS, printingOf, scopeOf } from './question-options.ts';
import { withStore } from './session.ts';
import type { Subcommand } from './subcommand.ts';

export const actors: Subcommand = {
  name: 'actors',
  summary: 'Print counts by actor, the busiest first',
  takes: [['[filter...]', 'Which incidents count; without it all of them']],
  options: PRINT_OPTIONS,
  run: async (session, words, options) => {
    const scope = scopeOf(words, await session.config());
    const printing = printingOf(options);
    await withStore(session, async (store) => {
      // A table shows no days, for which every incident would have to be read.
      const seen = printing.as !== 'table';
      const { rows, counts } = await store.ask('actors', {
        ...scope,
        limit: null,
        trends: 0,
        seen,
      });
      await printRecords(session, printing, {
        keys: ACTOR_KEYS,
        columns: LISTED_ACTOR_COLUMNS,
        pages: [rows.slice(0, printing.limit ?? rows.length)],
        total: async () => rows.length,
      });
      if (printing.as === 'table' && counts.mayBe > 0) {
        const incidents = countOf(counts.mayBe, 'incident');
        session.output.say(
          `Not counted: ${incidents} dated less exactly, and maybe outside these days.`,
        );
      }
    });
    return 0;
  },
};
