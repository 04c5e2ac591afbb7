import { type Figure, showFigure, showFigureShort } from '../../domain/model/figure.ts';
import { recordName } from '../../domain/model/record.ts';
import { showMomentShort } from '../../domain/time/moment.ts';
import type { IncidentRow } from '../../store/port/rows.ts';
import type { Column } from '../table/column.ts';
import type { Role } from '../theme/roles.ts';
import { actorWords } from '../words/actor-words.ts';
import { STATUS_WORDS } from '../words/status-words.ts';
import { gradeColumn } from './grade-column.ts';

/** The columns of incidents. */
export const INCIDENT = {
  date: {
    id: 'date',
    header: 'date',
    align: 'left',
    width: { min: 10, max: 22, whole: true },
    priority: 1,
    cell: (row, { zone }, cells) =>
      momentWithin(cells, showMomentShort(row, zone), row.from.slice(0, 10)),
  },
  status: {
    id: 'status',
    header: 'stat',
    align: 'left',
    width: { min: 4, max: 4 },
    priority: 3,
    cell: (row) => STATUS_WORDS[row.status].short,
    role: (row) => STATUS_WORDS[row.status].role,
  },
  type: {
    id: 'type',
    header: 'type',
    align: 'left',
    width: { min: 8, max: 16 },
    priority: 7,
    cell: (row) => row.subtype ?? row.type,
  },
  place: {
    id: 'place',
    header: 'place',
    align: 'left',
    width: { min: 10, max: 24 },
    priority: 5,
    cell: (row) => placeWords(row),
  },
  actors: {
    id: 'actors',
    header: 'actors',
    align: 'left',
    width: { min: 10, max: 40 },
    priority: 6,
    cell: (row, { glyphs }, cells) => actorWords(row.attributions, glyphs, cells),
  },
  killed: {
    id: 'killed',
    header: 'killed',
    align: 'right',
    width: { min: 6, max: 16, enough: 11, whole: true },
    priority: 3,
    cell: (row, _, cells) => figureIn(row.killed, cells),
    role: ({ killed }) => tollRole(killed),
  },
  grade: gradeColumn(4),
  title: {
    id: 'title',
    header: 'title',
    align: 'left',
    width: { min: 22, max: 60, grow: 1 },
    priority: 2,
    cell: (row) => (row.removed ? `(removed) ${row.title}` : row.title),
  },
} as const satisfies Readonly<Record<string, Column<IncidentRow>>>;

/** Incidents in a list. */
export const INCIDENT_COLUMNS: readonly Column<IncidentRow>[] = Object.values(INCIDENT);

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
const DAY_AND_TIME = 17;

/** The whole moment; for a time in another zone only the day, if there is no room to name the zone. */
export function momentWithin(cells: number, whole: string, day: string): string {
  return whole.length <= Math.max(cells, DAY_AND_TIME) ? whole : day;
}

/** Where it happened: the place, else the area, and the country, unless the reader knows it. */
export function placeWords(row: IncidentRow, known?: string): string {
  const place = row.place ?? row.admin1;
  const country = row.country === known && place !== null ? null : row.country;
  return [place, country].filter((part) => part !== null).join(', ');
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
