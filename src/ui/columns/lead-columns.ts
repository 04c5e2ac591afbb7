import { leadWords } from '../../domain/editing/lead-line.ts';
import { showPlace } from '../../domain/places/place.ts';
import type { LeadRow } from '../../store/port/rows-imports.ts';
import type { Column } from '../table/column.ts';

/** Machine-coded leads, one article per row. */
export const LEAD_COLUMNS: readonly Column<LeadRow>[] = [
  text('date', { min: 10, max: 10 }, 1, ({ day }) => day),
  text('type', { min: 9, max: 20 }, 3, ({ type, subtype }) => subtype ?? type),
  text('place', { min: 14, max: 36, grow: 1 }, 2, showPlace),
  text('what a machine read', { min: 24, max: 80, grow: 3 }, 1, leadWords),
  text('article in', { min: 12, max: 28, grow: 1 }, 2, ({ publisher }) => publisher ?? ''),
  count('coded', 4, ({ leads }) => leads),
  count('mentions', 5, ({ mentions }) => mentions),
  text('dataset', { min: 7, max: 10 }, 6, ({ dataset }) => dataset),
];

function text(
  header: string,
  width: Column<LeadRow>['width'],
  priority: number,
  cell: (row: LeadRow) => string,
): Column<LeadRow> {
  return { id: header, header, align: 'left', width, priority, cell };
}

function count(
  header: string,
  priority: number,
  of: (row: LeadRow) => number | null,
): Column<LeadRow> {
  const width = { min: header.length, max: 9, whole: true } as const;
  return { id: header, header, align: 'right', width, priority, cell: (row) => `${of(row) ?? ''}` };
}
