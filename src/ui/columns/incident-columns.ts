import { type Figure, showFigure, showFigureShort } from '../../domain/model/figure.ts';
import { recordName } from '../../domain/model/record.ts';
import { showMomentShort } from '../../domain/time/moment.ts';
import type { IncidentRow } from '../../store/port/rows.ts';
import type { Column } from '../table/column.ts';
import type { Role } from '../theme/roles.ts';
import { actorWords } from '../words/actor-words.ts';
import { STATUS_WORDS } from '../words/status-words.ts';
import { gradeColumn } from './grade-column.ts';

/** Incidents in a list. */
export const INCIDENT_COLUMNS: readonly Column<IncidentRow>[] = [
  {
    id: 'date',
    header: 'date',
    align: 'left',
    width: { min: 10, max: 22, whole: true },
    priority: 1,
    cell: (row, { zone }, cells) => momentIn(row, zone, cells),
  },
  {
    id: 'status',
    header: 'stat',
    align: 'left',
    width: { min: 4, max: 4 },
    priority: 3,
    cell: (row) => STATUS_WORDS[row.status].short,
    role: (row) => STATUS_WORDS[row.status].role,
  },
  {
    id: 'type',
    header: 'type',
    align: 'left',
    width: { min: 8, max: 16 },
    priority: 7,
    cell: (row) => row.subtype ?? row.type,
  },
  {
    id: 'place',
    header: 'place',
    align: 'left',
    width: { min: 10, max: 24 },
    priority: 5,
    cell: placeWords,
  },
  {
    id: 'actors',
    header: 'actors',
    align: 'left',
    width: { min: 10, max: 40 },
    priority: 6,
    cell: (row, { glyphs }) => actorWords(row.attributions, glyphs),
  },
  {
    id: 'killed',
    header: 'killed',
    align: 'right',
    width: { min: 6, max: 16, whole: true },
    priority: 3,
    cell: (row, _, cells) => figureIn(row.killed, cells),
    role: ({ killed }) => tollRole(killed),
  },
  gradeColumn(4),
  {
    id: 'title',
    header: 'title',
    align: 'left',
    width: { min: 22, max: 60, grow: 1 },
    priority: 2,
    cell: (row) => (row.removed ? `(removed) ${row.title}` : row.title),
  },
];

/** Incidents on the command line, where a row also needs the name of its record. */
export const LISTED_INCIDENT_COLUMNS: readonly Column<IncidentRow>[] = [
  {
    id: 'id',
    header: 'id',
    align: 'left',
    width: { min: 3, max: 10, whole: true },
    priority: 1,
    cell: (row) => recordName({ kind: 'incident', id: row.id }),
  },
  ...INCIDENT_COLUMNS,
];

/** The cells of a day and a time in the zone, which are always shown whole. */
const DAY_AND_TIME = 16;

/** The whole moment; for a time in another zone only the day, if there is no room to name the zone. */
function momentIn(row: IncidentRow, zone: string, cells: number): string {
  const whole = showMomentShort(row, zone);
  return whole.length <= Math.max(cells, DAY_AND_TIME) ? whole : row.from.slice(0, 10);
}

function placeWords(row: IncidentRow): string {
  const place = row.place ?? row.admin1;
  return [place, row.country].filter((part) => part !== null).join(', ');
}

/** The number of killed from which a row must stand out in a list of a hundred. */
const HEAVY = 10;

/** The role of the number of killed: by the best figure, else by the lowest. */
function tollRole({ low, best, high }: Figure): Role {
  const killed = best ?? low ?? high ?? 0;
  if (killed >= HEAVY) return 'tollHeavy';
  return killed > 0 ? 'figure' : 'tollNone';
}

/** The whole figure if it fits, else its range. */
function figureIn(figure: Figure, cells: number): string {
  const whole = showFigure(figure);
  return whole.length <= cells ? whole : showFigureShort(figure);
}
