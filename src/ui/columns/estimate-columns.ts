import { showFigure } from '../../domain/model/figure.ts';
import { showMomentShort } from '../../domain/time/moment.ts';
import type { EstimateRow } from '../../store/port/rows-estimate.ts';
import type { Column } from '../table/column.ts';
import { gradeColumn } from './grade-column.ts';

/** Estimates side by side: figure, date, source and grade. */
export const ESTIMATE_COLUMNS: readonly Column<EstimateRow>[] = [
  {
    id: 'actor',
    header: 'actor',
    align: 'left',
    width: { min: 10, max: 24 },
    priority: 1,
    cell: (row) => row.actor,
  },
  {
    id: 'measure',
    header: 'measure',
    align: 'left',
    width: { min: 9, max: 28, whole: true },
    priority: 1,
    cell: ({ measure, since }, { zone }) =>
      since === null ? measure : `${measure} since ${showMomentShort(since, zone)}`,
  },
  {
    id: 'figure',
    header: 'figure',
    align: 'right',
    width: { min: 8, max: 20, whole: true },
    priority: 1,
    cell: (row) => showFigure(row.figure),
    role: () => 'figure',
  },
  {
    id: 'dispute',
    header: '',
    align: 'left',
    width: { min: 10, max: 10 },
    priority: 3,
    cell: (row) => (row.disputed ? 'in dispute' : ''),
    role: () => 'warn',
  },
  {
    id: 'asof',
    header: 'as of',
    align: 'left',
    width: { min: 10, max: 11 },
    priority: 2,
    cell: (row, { zone }) => (row.asOf === null ? '' : showMomentShort(row.asOf, zone)),
  },
  {
    id: 'source',
    header: 'source',
    align: 'left',
    width: { min: 11, max: 30 },
    priority: 2,
    cell: (row) => row.source ?? 'no source given',
  },
  gradeColumn(2),
  {
    id: 'note',
    header: 'doubt or note',
    align: 'left',
    width: { min: 15, max: 60, grow: 1 },
    priority: 4,
    cell: (row) => row.note ?? '',
  },
];
