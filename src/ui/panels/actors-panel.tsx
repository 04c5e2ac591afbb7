import { answerTo } from '../../app/asking.ts';
import { selectedKey } from '../../app/moving.ts';
import type { State } from '../../app/state.ts';
import type { ActorRow } from '../../store/rows.ts';
import { ACTOR_COLUMNS } from '../columns/actor-columns.ts';
import { Lines } from '../components/lines.tsx';
import { Table } from '../components/table.tsx';
import { insteadOfRows, noIncidents } from './empty-lines.ts';
import type { Room } from './panel.ts';

/** The counts by actor as a table that keeps the selected actor in sight. */
export function ActorsPanel({ state, room }: { readonly state: State; readonly room: Room }) {
  const rows = answerTo(state, 'actors')?.rows ?? [];
  const instead =
    insteadOfRows(state, 'actors', room) ??
    (rows.length === 0 ? noIncidents(state, room, { windowed: true }) : undefined);
  if (instead !== undefined)
    return <Lines lines={instead} width={room.width} height={room.height} />;
  const index = selectedIndex(state, rows);
  const first = Math.max(0, index - (room.height - 2));
  return (
    <Table
      rows={rows.slice(first, first + room.height - 1)}
      columns={ACTOR_COLUMNS}
      zone={state.zone}
      most={rows[0]?.incidents ?? 0}
      width={room.width}
      height={room.height}
      selected={index - first}
      focused={state.focus === 'actors'}
    />
  );
}

function selectedIndex(state: State, rows: readonly ActorRow[]): number {
  const key = selectedKey(state, 'actors');
  return Math.max(
    0,
    rows.findIndex((row) => row.id === key),
  );
}
