import { showFigureShort } from '../../domain/model/figure.ts';
import { showMomentIn } from '../../domain/time/moment.ts';
import type { IncidentRow } from '../../store/port/rows.ts';
import type { Column } from '../table/column.ts';
import type { SharedParts } from '../words/year-and-country.ts';
import { INCIDENT, momentWithin, placeWords } from './incident-columns.ts';

/** The width of a column in which nearly every figure is whole, such as `24 (14–24)`. */
const WHOLE_FIGURES = 10;

/**
 * The columns of the recent events: when, how sure, how many killed, where, who did it to whom, what. What the panel's title
 * says for all rows is left out of them.
 */
export function eventColumns({ year, country }: SharedParts): readonly Column<IncidentRow>[] {
  const { date, status, killed, grade, place, actors, type, title } = INCIDENT;
  return [
    {
      ...date,
      header: 'day',
      width: { min: 6, max: 22, whole: true },
      cell: (row, { zone }, cells) => {
        // Rows of other years are off the screen, and must not widen the column there.
        const known = year === undefined ? undefined : row.from.slice(0, 4);
        const day = row.from.slice(0, 10);
        const dayAlone = showMomentIn(known, { from: day, until: day, precision: 'day' }, zone);
        return momentWithin(cells, showMomentIn(known, row, zone), dayAlone);
      },
    },
    { ...status, priority: 4 },
    {
      ...killed,
      priority: 2,
      width: { min: 6, max: 16, whole: true },
      // Beside `7 (7–13)`, a row of `15–33` for want of room would look like a range that has no best figure.
      cell: (row, context, cells) =>
        cells >= WHOLE_FIGURES ? killed.cell(row, context, cells) : showFigureShort(row.killed),
    },
    { ...grade, priority: 7, width: { ...grade.width, from: 120 } },
    {
      ...place,
      header: 'where',
      width: { min: 6, max: 20, enough: 8, from: 66 },
      priority: 6,
      cell: (row) => placeWords(row, country),
    },
    {
      ...actors,
      header: 'who → whom',
      width: { min: 20, max: 46, enough: 31, from: 66 },
      priority: 5,
    },
    { ...type, priority: 8, width: { ...type.width, from: 150 } },
    {
      ...title,
      header: 'what',
      width: { min: 10, max: 60, grow: 1, enough: 56 },
      priority: 3,
    },
  ];
}
