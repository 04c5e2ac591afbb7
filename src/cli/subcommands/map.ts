import { Option } from 'commander';
import { AREA_KEYS } from '../../exchange/export/script-keys.ts';
import { countOf } from '../../text/number-words.ts';
import { AREA_COLUMNS } from '../../ui/columns/area-columns.ts';
import { sayNotCounted } from '../print/not-counted.ts';
import { printRecords } from '../print/print-records.ts';
import { noneFound, PRINT_OPTIONS, printingOf, scopeOf } from '../print/question-options.ts';
import { withStore } from '../session/session.ts';
import type { Subcommand } from '../session/subcommand.ts';

export const map: Subcommand = {
  name: 'map',
  summary:
    'Print where incidents happened: how many in each area, and how many of them have a point',
  help: `Print how many incidents each area has, how many were killed in them, and how many of them have a point.

  watchfloor map --by area
  watchfloor map type:attack box:31.2,64.0..35.9,71.5 --by area --csv

Areas are those that the incidents name, with the most incidents first. Each country has a row for incidents of which the area is
not known, and those of which the country is not known either have one of their own, so that the rows add up to what the list
finds, except discounted incidents. A point is a place that is known to 25 km at least; coordinates that stand for an area or
a country are none.`,
  takes: [['[filter...]', 'Which incidents to count (default: all)']],
  options: [
    new Option('--by <what>', 'What to add up by').choices(['area']).default('area'),
    ...PRINT_OPTIONS,
  ],
  run: async (session, words, options) => {
    const scope = scopeOf(words, await session.config());
    const printing = printingOf(options);
    await withStore(session, async (store) => {
      const { rows, counts } = await store.ask('areas', scope);
      await printRecords(session, printing, {
        keys: AREA_KEYS,
        columns: AREA_COLUMNS,
        pages: [rows.slice(0, printing.limit ?? rows.length)],
        total: async () => rows.length,
        none: noneFound(
          words,
          'incidents',
          'To add them: watchfloor add LINE, or watchfloor import FILE.',
        ),
      });
      if (printing.as !== 'table') return;
      if (counts.mayBe > 0) {
        const those = countOf(counts.mayBe, 'incident');
        session.output.say(
          `Also counted: ${those} dated imprecisely and possibly outside these days.`,
        );
      }
      sayNotCounted({ ...counts, mayBe: 0 }, session.output);
    });
    return 0;
  },
};
