import { ACTOR_KEYS } from '../../exchange/export/script-keys.ts';
import { LISTED_ACTOR_COLUMNS } from '../../ui/columns/actor-columns.ts';
import { sayNotCounted } from '../print/not-counted.ts';
import { printRecords } from '../print/print-records.ts';
import { noneFound, PRINT_OPTIONS, printingOf, scopeOf } from '../print/question-options.ts';
import { withStore } from '../session/session.ts';
import type { Subcommand } from '../session/subcommand.ts';

export const actors: Subcommand = {
  name: 'actors',
  summary: 'Print counts by actor, most incidents first',
  takes: [['[filter...]', 'Which incidents to count (default: all)']],
  options: PRINT_OPTIONS,
  run: async (session, words, options) => {
    const scope = scopeOf(words, await session.config());
    const printing = printingOf(options);
    await withStore(session, async (store) => {
      // A table does not show the first and last day, which would take reading every incident.
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
        none: noneFound(
          words,
          'actors in incidents',
          'To add them: watchfloor add LINE, or watchfloor import FILE.',
        ),
      });
      if (printing.as === 'table') sayNotCounted(counts, session.output);
    });
    return 0;
  },
};
