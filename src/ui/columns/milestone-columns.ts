import { recordName } from '../../domain/model/record.ts';
import { showMoment } from '../../domain/time/moment.ts';
import type { MilestoneRow } from '../../store/port/rows.ts';
import type { Column } from '../table/column.ts';

export const MILESTONE_COLUMNS: readonly Column<MilestoneRow>[] = [
  {
    id: 'id',
    header: '',
    align: 'left',
    width: { min: 4, max: 6 },
    priority: 3,
    cell: (row) => recordName({ kind: 'milestone', id: row.id }),
  },
  {
    id: 'when',
    header: 'date',
    align: 'left',
    width: { min: 11, max: 26 },
    priority: 1,
    cell: (row) => showMoment(row),
  },
  {
    id: 'name',
    header: 'milestone',
    align: 'left',
    width: { min: 20, max: 80, grow: 1 },
    priority: 1,
    cell: (row) => row.name,
  },
  {
    id: 'note',
    header: 'note',
    align: 'left',
    width: { min: 10, max: 60 },
    priority: 4,
    cell: (row) => row.note ?? '',
  },
];
