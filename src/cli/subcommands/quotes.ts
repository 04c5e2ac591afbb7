import { QUOTE_KEYS } from '../../exchange/export/script-keys.ts';
import { QUOTE_COLUMNS } from '../../ui/columns/quote-columns.ts';
import { printRecords } from '../print/print-records.ts';
import { noneFound, PRINT_OPTIONS, printingOf, scopeOf } from '../print/question-options.ts';
import { withStore } from '../session/session.ts';
import type { Subcommand } from '../session/subcommand.ts';

export const quotes: Subcommand = {
  name: 'quotes',
  summary: 'Print quotes, newest first',
  takes: [['[filter...]', 'Only quotes that match (default: all)']],
  options: PRINT_OPTIONS,
  run: async (session, words, options) => {
    const scope = scopeOf(words, await session.config());
    const printing = printingOf(options);
    await withStore(session, async (store) => {
      const { rows, total } = await store.ask('quotes', { ...scope, limit: printing.limit });
      await printRecords(session, printing, {
        keys: QUOTE_KEYS,
        columns: QUOTE_COLUMNS,
        pages: [rows],
        total: async () => total,
        none: noneFound(words, 'quotes', "To add one: watchfloor add 'quote …'."),
      });
    });
    return 0;
  },
};
