import { type ActorPart, COUNT_IN_ROLE } from '../../app/state/actor-list.ts';
import type { ActorsBy } from '../../app/state/view.ts';
import type { Role } from '../../domain/model/actor.ts';
import type { ActorRow } from '../../store/port/rows.ts';
import { grouped } from '../../text/number-words.ts';
import { bar, spark } from '../components/inline-charts.ts';
import type { Column } from '../table/column.ts';
import { changeWords } from '../words/change-words.ts';
import { killedSum } from '../words/killed-words.ts';

const NAME: Column<ActorRow> = {
  id: 'name',
  header: 'actor',
  align: 'left',
  width: { min: 12, max: 28 },
  priority: 1,
  cell: (row) => row.shortName ?? row.name,
};

const KILLED: Column<ActorRow> = {
  id: 'killed',
  header: 'killed',
  align: 'right',
  width: { min: 6, max: 12, whole: true },
  priority: 6,
  cell: killedSum,
  role: () => 'figure',
};

/** Actors and their counts. */
export const ACTOR_COLUMNS: readonly Column<ActorRow>[] = [
  NAME,
  {
    id: 'bar',
    header: '',
    align: 'left',
    width: { min: 6, max: 6, grow: 1 },
    priority: 5,
    cell: (row, { glyphs, most }, cells) => bar(row.incidents, most, { cells, glyphs }),
    role: () => 'bar',
  },
  count('incidents', 'inc.', 2, (row) => row.incidents),
  {
    id: 'trend',
    header: 'trend',
    align: 'left',
    width: { min: 8, max: 8 },
    priority: 4,
    cell: (row, { glyphs }) => spark(row.trend, { glyphs }),
    role: () => 'bar',
  },
  {
    id: 'change',
    header: 'chg',
    align: 'right',
    width: { min: 4, max: 5, whole: true },
    priority: 3,
    cell: changeWords,
  },
  count('perpetrator', 'perp.', 7, (row) => row.asPerpetrator),
  count('target', 'target', 8, (row) => row.asTarget),
  count('participant', 'with', 12, (row) => row.asParticipant),
  count('reported', 'rep.', 13, (row) => row.reported),
  count('claimed', 'claim', 9, (row) => row.claimed),
  count('blamed', 'blame', 10, (row) => row.blamed),
  count('denied', 'deny', 11, (row) => row.denied),
  KILLED,
];

/** What the parts of the list by side are called. */
const SIDES: Readonly<Record<Role, string>> = {
  perpetrator: 'did it',
  target: 'struck',
  participant: 'took part',
};

/** The columns of one side: its incidents, those that it claims if it did them, and the killed in them, if that is known. */
function sideColumns(role: Role): readonly Column<ActorRow>[] {
  const countOf = COUNT_IN_ROLE[role];
  const claims = count('claimed', 'claimed', 3, (row) => row.claimed);
  return [
    { ...NAME, header: SIDES[role], width: { min: 12, max: 40, grow: 1 } },
    count('incidents', 'inc.', 1, countOf),
    role === 'perpetrator' ? claims : { ...claims, header: '', cell: () => '' },
    {
      ...KILLED,
      priority: 2,
      cell: (row) => {
        const sum = row.killedByRole?.[role];
        if (sum === undefined) return '';
        const incidents = countOf(row);
        return killedSum({ incidents, killedBest: sum.best, killedUnknown: sum.unknown });
      },
    },
  ];
}

/** The columns of the panel for each breakdown; the last ones are dropped first. */
const SHOWN: Readonly<Record<Exclude<ActorsBy, 'side' | 'incidents'>, readonly string[]>> = {
  role: ['name', 'perpetrator', 'target', 'participant', 'bar', 'incidents'],
  basis: ['name', 'claimed', 'blamed', 'reported', 'denied', 'bar', 'incidents'],
};

/** The columns of the panel for a breakdown, and for a part of it; without the killed by side if they are not known. */
export function actorColumnsBy(
  by: ActorsBy,
  { role, rows }: ActorPart,
): readonly Column<ActorRow>[] {
  if (role !== undefined) {
    const isKnown = rows.some(({ killedByRole }) => killedByRole !== null);
    return sideColumns(role).filter(({ id }) => isKnown || id !== KILLED.id);
  }
  if (by === 'incidents' || by === 'side') return ACTOR_COLUMNS;
  return SHOWN[by].flatMap((id, index) =>
    ACTOR_COLUMNS.filter((column) => column.id === id).map((column) => ({
      ...column,
      priority: index + 1,
    })),
  );
}

/** The columns for actors on the command line: numbers only, since charts have no scale there. */
export const LISTED_ACTOR_COLUMNS: readonly Column<ActorRow>[] = ACTOR_COLUMNS.filter(
  ({ id }) => id !== 'bar' && id !== 'trend',
);

function count(
  id: string,
  header: string,
  priority: number,
  of: (row: ActorRow) => number,
): Column<ActorRow> {
  const width = { min: Math.max(4, header.length), max: 8, whole: true } as const;
  return { id, header, align: 'right', width, priority, cell: (row) => grouped(of(row)) };
}
