import { showFigureShort } from '../../domain/model/figure.ts';
import { recordName } from '../../domain/model/record.ts';
import type { SourceReportRow, SourceRow } from '../../store/port/rows-actors-sources.ts';
import type { Column } from '../table/column.ts';
import { gradeColumn } from './grade-column.ts';

/** Sources, and how much each has reported. */
export const SOURCE_COLUMNS: readonly Column<SourceRow>[] = [
  {
    id: 'name',
    header: 'source',
    align: 'left',
    width: { min: 16, max: 48, grow: 1 },
    priority: 1,
    cell: (row) => row.name,
  },
  {
    id: 'letter',
    header: 'usual grade',
    align: 'left',
    width: { min: 11, max: 11 },
    priority: 1,
    cell: (row) => row.reliability,
  },
  count('reports', (row) => row.reports),
  count('quotes', (row) => row.quotes),
  count('estimates', (row) => row.estimated),
  {
    id: 'origin',
    header: 'passes on',
    align: 'left',
    width: { min: 9, max: 24 },
    priority: 4,
    cell: (row) => row.origin?.name ?? '',
  },
];

/** The reports of one source. */
export const SOURCE_REPORT_COLUMNS: readonly Column<SourceReportRow>[] = [
  {
    id: 'from',
    header: 'date',
    align: 'left',
    width: { min: 10, max: 10 },
    priority: 2,
    cell: (row) => row.from.slice(0, 10),
  },
  {
    id: 'incident',
    header: 'incident',
    align: 'left',
    width: { min: 8, max: 10 },
    priority: 1,
    cell: (row) => recordName({ kind: 'incident', id: row.incidentId }),
  },
  gradeColumn(2),
  {
    id: 'killed',
    header: 'killed',
    align: 'right',
    width: { min: 6, max: 12, whole: true },
    priority: 3,
    cell: (row) => showFigureShort(row.killed),
    role: () => 'figure',
  },
  {
    id: 'title',
    header: 'title',
    align: 'left',
    width: { min: 20, max: 100, grow: 1 },
    priority: 1,
    cell: (row) => row.title,
  },
];

function count(header: string, of: (row: SourceRow) => number): Column<SourceRow> {
  const width = { min: header.length, max: 9, whole: true } as const;
  return { id: header, header, align: 'right', width, priority: 2, cell: (row) => `${of(row)}` };
}
