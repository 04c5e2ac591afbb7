import { answerTo } from '../../app/asking.ts';
import { selectedKey } from '../../app/moving.ts';
import type { State } from '../../app/state.ts';
import { besideWords, countedWords, discountedWords } from '../../domain/counted-figure.ts';
import type { ActorRow } from '../../store/rows.ts';
import type { IncidentCounts } from '../../store/rows-counts.ts';
import { actorColumnsBy } from '../columns/actor-columns.ts';
import { Lines } from '../components/lines.tsx';
import { Table } from '../components/table.tsx';
import { wrap } from '../text/wrap.ts';
import type { StyledLine } from '../theme/styled.ts';
import { insteadOfRows, noIncidents } from './empty-lines.ts';
import type { Room } from './panel.ts';

/** The counts by actor as a table that keeps the selected actor in sight. */
export function ActorsPanel({ state, room }: { readonly state: State; readonly room: Room }) {
  const answer = answerTo(state, 'actors');
  const rows = answer?.rows ?? [];
  const instead =
    insteadOfRows(state, 'actors', room) ??
    (rows.length === 0 ? noActors(state, room, answer?.counts) : undefined);
  if (instead !== undefined)
    return <Lines lines={instead} width={room.width} height={room.height} />;
  const index = selectedIndex(state, rows);
  const sum = answer === undefined ? [] : sumLines(answer.counts, room);
  const height = room.height - sum.length;
  const first = Math.max(0, index - (height - 2));
  return (
    <>
      <Table
        rows={rows.slice(first, first + height - 1)}
        columns={actorColumnsBy(state.actorsBy)}
        zone={state.zone}
        most={rows[0]?.incidents ?? 0}
        width={room.width}
        height={height}
        selected={index - first}
        focused={state.focus === 'actors'}
      />
      {sum.length === 0 ? null : <Lines lines={sum} width={room.width} />}
    </>
  );
}

/** Why nobody is counted: no incidents, or none of them names anybody. */
function noActors(
  state: State,
  room: Room,
  counts: IncidentCounts | undefined,
): readonly StyledLine[] {
  const incidents = counts?.incidents ?? 0;
  if (incidents === 0) return noIncidents(state, room, { windowed: true, beside: counts });
  const words = incidents === 1 ? 'the incident names no actor' : 'these incidents name no actor';
  return wrap(words, room.width).map((line): StyledLine => [['faint', line]]);
}

/** Below so many rows the table needs them all, but for a line on what is not counted. */
const ROOM_FOR_SUM = 10;

/** How many were killed in the incidents counted, how many of them nobody counted, and what is discounted. */
function sumLines(counts: IncidentCounts, room: Room): readonly StyledLine[] {
  const { mayBe, discounted, killed, incidents } = counts;
  const isNarrow = room.height < ROOM_FOR_SUM;
  const beside = isNarrow
    ? besideWords({ mayBe, discounted: discounted.incidents }).trimStart()
    : discountedWords(discounted);
  const sum = isNarrow ? [] : [`killed: ${countedWords(killed, incidents)}`];
  const words = [...sum, ...(beside === '' ? [] : [beside])].join('; ');
  return words === '' ? [] : wrap(words, room.width).map((line): StyledLine => [['faint', line]]);
}

function selectedIndex(state: State, rows: readonly ActorRow[]): number {
  const key = selectedKey(state, 'actors');
  return Math.max(
    0,
    rows.findIndex((row) => row.id === key),
  );
}
