import type { AreaRow } from '../../store/port/rows-groups.ts';
import { grouped } from '../../text/number-words.ts';
import type { Column } from '../table/column.ts';

/** Areas on the command line. */
export const AREA_COLUMNS: readonly Column<AreaRow>[] = [
  {
    id: 'area',
    header: 'area',
    align: 'left',
    width: { min: 12, max: 40 },
    priority: 1,
    cell: ({ area, country }) =>
      area ?? (country === null ? 'country not known' : 'area not known'),
    role: ({ area }) => (area === null ? 'faint' : 'text'),
  },
  {
    id: 'country',
    header: 'country',
    align: 'left',
    width: { min: 7, max: 7, whole: true },
    priority: 1,
    cell: ({ country }) => country ?? '',
  },
  number('incidents', 'inc.', 2, (row) => grouped(row.incidents)),
  number('best', 'killed best', 3, ({ incidents, killed }) =>
    killed.unknown === incidents ? 'n/r' : grouped(killed.best),
  ),
  number('unknown', 'without figure', 5, ({ killed }) => grouped(killed.unknown)),
  number('placed', 'with a point', 4, (row) => grouped(row.placed)),
];

function number(
  id: string,
  header: string,
  priority: number,
  cell: (row: AreaRow) => string,
): Column<AreaRow> {
  const width = { min: header.length, max: 14, whole: true } as const;
  return { id, header, align: 'right', width, priority, cell };
}
