import { incidentPages } from '../../exchange/export/incident-pages.ts';
import { INCIDENT_KEYS } from '../../exchange/export/script-keys.ts';
import type { Reader } from '../../store/port/store.ts';
import { LISTED_INCIDENT_COLUMNS } from '../../ui/columns/incident-columns.ts';
import { printRecords } from '../print/print-records.ts';
import { noneFound, PRINT_OPTIONS, printingOf, scopeOf } from '../print/question-options.ts';
import { withStore } from '../session/session.ts';
import type { Subcommand } from '../session/subcommand.ts';

export const list: Subcommand = {
  name: 'list',
  summary: 'Print incidents, newest first',
  takes: [['[filter...]', 'Only incidents that match (default: all)']],
  options: PRINT_OPTIONS,
  run: async (session, words, options) => {
    const { filter, today } = scopeOf(words, await session.config());
    const printing = printingOf(options);
    const print = (store: Reader) =>
      printRecords(session, printing, {
        keys: INCIDENT_KEYS,
        columns: LISTED_INCIDENT_COLUMNS,
        pages: incidentPages(store, filter, printing.limit),
        total: async () => (await store.ask('matches', { filter, today })).found,
        none: noneFound(
          words,
          'incidents',
          'To add them: watchfloor add LINE, or watchfloor import FILE.',
        ),
      });
    await withStore(session, (store) => store.atOneMoment(print));
    return 0;
  },
};
