import { usualOrder } from '../../domain/grouping/group-order.ts';
import { GROUPINGS, type Grouping, groupingNamed } from '../../domain/grouping/grouping.ts';
import { nearest } from '../../domain/names/names.ts';
import { GROUP_KEYS } from '../../exchange/export/script-keys.ts';
import { listedGroupColumns } from '../../ui/columns/group-columns.ts';
import { sayNotCounted } from '../print/not-counted.ts';
import { printRecords } from '../print/print-records.ts';
import { noneFound, PRINT_OPTIONS, printingOf, scopeOf } from '../print/question-options.ts';
import { UsageError } from '../session/failure.ts';
import { withStore } from '../session/session.ts';
import type { Subcommand } from '../session/subcommand.ts';

const CHOICES = GROUPINGS.join(', ');

export const by: Subcommand = {
  name: 'by',
  summary: 'Print counts by month, week, day, year, country, area, place, type, source or actor',
  help: `Print how many incidents there are, and how many were killed in them, by month, week, day, year, country, area, place, type,
source or actor.

  watchfloor by month since:2020-01-01 until:2020-12-31
  watchfloor by area '@Afghanistan type:attack' --csv

Months and other units of time are in their order; everything else begins with the most incidents. Incidents of which it is
not known that exactly, such as those dated to a year by month, are counted together in the last row.`,
  takes: [
    ['<what>', CHOICES],
    ['[filter...]', 'Which incidents to count (default: all)'],
  ],
  options: PRINT_OPTIONS,
  run: async (session, [what = '', ...words], options) => {
    const grouping = readGrouping(what);
    const scope = scopeOf(words, await session.config());
    const printing = printingOf(options);
    await withStore(session, async (store) => {
      const { rows, counts } = await store.ask('groups', {
        ...scope,
        by: grouping,
        order: usualOrder(grouping, 'last'),
        compared: false,
        limit: null,
      });
      await printRecords(session, printing, {
        keys: GROUP_KEYS,
        columns: listedGroupColumns(grouping),
        pages: [rows.slice(0, printing.limit ?? rows.length)],
        total: async () => rows.length,
        none: noneFound(
          words,
          'incidents',
          'To add them: watchfloor add LINE, or watchfloor import FILE.',
        ),
      });
      if (printing.as === 'table') sayNotCounted(counts, session.output);
    });
    return 0;
  },
};

function readGrouping(text: string): Grouping {
  const grouping = groupingNamed(text.toLowerCase());
  if (grouping !== undefined) return grouping;
  const near = nearest(text.toLowerCase(), GROUPINGS);
  const hint = near === undefined ? `Choose from: ${CHOICES}.` : `Did you mean ${near}?`;
  throw new UsageError(`Incidents cannot be counted by "${text}". ${hint}`);
}
