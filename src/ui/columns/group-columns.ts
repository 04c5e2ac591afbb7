import type { Grouping } from '../../domain/grouping/grouping.ts';
import type { GroupRow } from '../../store/port/rows-groups.ts';
import { grouped } from '../../text/number-words.ts';
import type { Column } from '../table/column.ts';

/** How the row of those incidents is called of which it is not known that exactly. */
const NOT_KNOWN = 'not known that exactly';

/** Groups on the command line: numbers only, since charts have no scale there. */
export function listedGroupColumns(by: Grouping): readonly Column<GroupRow>[] {
  return [
    {
      id: 'key',
      header: by,
      align: 'left',
      width: { min: 12, max: 40 },
      priority: 1,
      cell: ({ key }) => key ?? NOT_KNOWN,
    },
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
