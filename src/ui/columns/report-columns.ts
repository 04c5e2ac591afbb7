import { MEASURES, type Measure, NOT_REPORTED, showFigure } from '../../domain/model/figure.ts';
import { recordName } from '../../domain/model/record.ts';
import { printMoment } from '../../domain/time/moment.ts';
import type { AttributionRow, ReportRow } from '../../store/port/rows.ts';
import type { Column } from '../table/column.ts';
import { gradeColumn } from './grade-column.ts';

/** The reports of one incident side by side, with their figures and grades. */
export const REPORT_COLUMNS: readonly Column<ReportRow>[] = [
  {
    id: 'id',
    header: 'report',
    align: 'left',
    width: { min: 6, max: 8 },
    priority: 1,
    cell: (row) => recordName({ kind: 'report', id: row.id }),
  },
  {
    id: 'source',
    header: 'source',
    align: 'left',
    width: { min: 12, max: 32 },
    priority: 1,
    cell: (row) => row.source,
  },
  gradeColumn(2),
  {
    id: 'published',
    header: 'published',
    align: 'left',
    width: { min: 10, max: 10 },
    priority: 4,
    cell: (row) => (row.published === null ? '' : printMoment(row.published).slice(0, 10)),
  },
  figureColumn('killed', 3),
  figureColumn('civilians', 5),
  figureColumn('wounded', 6),
  {
    id: 'others',
    header: 'other figures',
    align: 'left',
    width: { min: 13, max: 40 },
    priority: 8,
    cell: otherFigures,
  },
  {
    id: 'origin',
    header: 'origin',
    align: 'left',
    width: { min: 9, max: 9 },
    priority: 7,
    cell: (row) =>
      row.derivesFrom === null ? '' : recordName({ kind: 'report', id: row.derivesFrom }),
  },
];

/** The attributions of one incident, and who says so. */
export const ATTRIBUTION_COLUMNS: readonly Column<AttributionRow>[] = [
  {
    id: 'actor',
    header: 'actor',
    align: 'left',
    width: { min: 16, max: 36 },
    priority: 1,
    cell: (row) => row.name,
  },
  {
    id: 'role',
    header: 'role',
    align: 'left',
    width: { min: 11, max: 11 },
    priority: 2,
    cell: (row) => row.role,
  },
  {
    id: 'basis',
    header: 'basis',
    align: 'left',
    width: { min: 8, max: 18 },
    priority: 2,
    cell: (row) => (row.doubted ? `${row.basis}, doubted` : row.basis),
  },
  {
    id: 'said',
    header: 'says',
    align: 'left',
    width: { min: 12, max: 36 },
    priority: 3,
    cell: (row) => row.saidBy ?? 'the actor itself',
  },
];

const IN_COLUMNS: readonly Measure[] = ['killed', 'civilians', 'wounded'];

function figureColumn(measure: Measure, priority: number): Column<ReportRow> {
  return {
    id: measure,
    header: measure,
    align: 'right',
    width: { min: Math.max(6, measure.length), max: 14 },
    priority,
    cell: (row) => showFigure(figureOf(row, measure)?.figure ?? NOT_REPORTED),
    role: () => 'figure',
  };
}

function otherFigures(row: ReportRow): string {
  return MEASURES.filter((measure) => !IN_COLUMNS.includes(measure))
    .flatMap((measure) => {
      const figure = figureOf(row, measure);
      return figure === undefined ? [] : [`${measure} ${showFigure(figure.figure)}`];
    })
    .join(', ');
}

function figureOf(row: ReportRow, measure: Measure): ReportRow['figures'][number] | undefined {
  return row.figures.find((one) => one.measure === measure);
}
