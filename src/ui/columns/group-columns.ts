import { type Grouping, isByTime } from '../../domain/grouping/grouping.ts';
import type { GroupRow } from '../../store/port/rows-groups.ts';
import { grouped } from '../../text/number-words.ts';
import { bar, spark } from '../components/inline-charts.ts';
import type { Column } from '../table/column.ts';
import { changeWords } from '../words/change-words.ts';
import { killedSum } from '../words/killed-words.ts';

/** How the row of those incidents is called of which it is not known that exactly. */
const NOT_KNOWN = 'not known that exactly';

/**
 * Groups on the screen; `total`: how many incidents there are, `most`: how many in the largest group, `areCompared`: whether any is
 * compared with what was before.
 */
export function groupColumns(
  by: Grouping,
  given: { readonly total: number; readonly most: number; readonly areCompared: boolean },
): readonly Column<GroupRow>[] {
  const { total, most, areCompared } = given;
  const trend: Column<GroupRow> = {
    id: 'trend',
    header: 'trend',
    align: 'left',
    width: { min: 8, max: 8 },
    priority: 5,
    cell: (row, { glyphs }) => spark(row.trend, { glyphs }),
    role: () => 'bar',
  };
  return [
    keyColumn(by),
    number('incidents', 'inc.', 2, (row) => grouped(row.incidents)),
    number('share', 'share', 6, (row) => shareWords(row.incidents, total)),
    ...(areCompared ? [number('change', 'chg', 4, changeWords)] : []),
    ...(isByTime(by) ? [] : [trend]),
    {
      ...number('killed', 'killed', 3, ({ incidents, killed }) =>
        killedSum({ incidents, killedBest: killed.best, killedUnknown: killed.unknown }),
      ),
      role: () => 'figure',
    },
    number('range', 'low–high', 8, rangeWords),
    {
      id: 'bar',
      header: '',
      align: 'left',
      width: { min: 6, max: 6, grow: 1 },
      priority: 7,
      cell: (row, { glyphs }, cells) => bar(row.incidents, most, { cells, glyphs }),
      role: () => 'bar',
    },
  ];
}

function keyColumn(by: Grouping): Column<GroupRow> {
  return {
    id: 'key',
    header: by,
    align: 'left',
    width: { min: 12, max: 40 },
    priority: 1,
    cell: ({ key }) => key ?? NOT_KNOWN,
    role: ({ key }) => (key === null ? 'faint' : 'text'),
  };
}

/** The lowest and the highest sum of the killed; empty where they are one. */
function rangeWords({ killed: { low, high } }: GroupRow): string {
  return low === high ? '' : `${grouped(low)}–${grouped(high)}`;
}

/** The part of all incidents: `12%`. */
function shareWords(incidents: number, total: number): string {
  if (total === 0) return '';
  const percent = Math.round((incidents / total) * 100);
  return percent === 0 ? '<1%' : `${percent}%`;
}

/** Groups on the command line: numbers only, since charts have no scale there. */
export function listedGroupColumns(by: Grouping): readonly Column<GroupRow>[] {
  return [
    keyColumn(by),
    number('incidents', 'inc.', 2, (row) => grouped(row.incidents)),
    number('low', 'killed low', 5, sumOf('low')),
    number('best', 'best', 3, sumOf('best')),
    number('high', 'high', 4, sumOf('high')),
    number('unknown', 'without figure', 6, ({ killed }) => grouped(killed.unknown)),
  ];
}

/** A sum of the killed; `n/r` if no incident has a figure, which is not zero. */
function sumOf(bound: 'low' | 'best' | 'high'): (row: GroupRow) => string {
  return ({ incidents, killed }) => (killed.unknown === incidents ? 'n/r' : grouped(killed[bound]));
}

function number(
  id: string,
  header: string,
  priority: number,
  cell: (row: GroupRow) => string,
): Column<GroupRow> {
  const width = { min: header.length, max: 14, whole: true } as const;
  return { id, header, align: 'right', width, priority, cell };
}
