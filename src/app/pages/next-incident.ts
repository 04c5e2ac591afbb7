import { recordName } from '../../domain/model/record.ts';
import { incidentSeen } from '../requests/live.ts';
import { moveBy } from '../state/event-list.ts';
import type { EventList } from '../state/event-rows.ts';
import { rowsOf } from '../state/layout.ts';
import type { State } from '../state/state.ts';
import { chain, type Step, still } from '../state/step.ts';
import { settleEvents } from './moving.ts';
import { turnPage } from './paging.ts';

/** Opens the next or previous incident of the dashboard's list in place of the open one, and selects it in the list. */
export function stepIncident(state: State, step: 1 | -1): Step {
  const events = eventsAfter(state, step);
  if (events?.selected === undefined) return still(state);
  const id = events.selected;
  const moved = incidentSeen({ ...state, events }, id);
  return chain(settleEvents(moved, rowsOf(moved, 'events')), (now) =>
    turnPage(now, { kind: 'incident', id }),
  );
}

/** Why there is no next or previous incident, in words; `undefined` if there is. */
export function noIncident(state: State, step: 1 | -1): string | undefined {
  const { page, events } = state;
  if (page.kind !== 'incident') return undefined;
  const after = eventsAfter(state, step);
  if (after === undefined) {
    return `${recordName({ kind: 'incident', id: page.id })} is not among the incidents that the dashboard lists now`;
  }
  if (after.selected !== page.id) return undefined;
  const isEnd = step > 0 ? events.atEnd : events.atStart;
  if (!isEnd) return 'more of the list is being read';
  return step > 0
    ? 'this is the last incident of the list'
    : 'this is the first incident of the list';
}

/** The list with the selection moved on from the open incident; `undefined` if that is not in it. */
function eventsAfter({ page, events, ...state }: State, step: 1 | -1): EventList | undefined {
  if (page.kind !== 'incident' || !events.rows.some(({ id }) => id === page.id)) return undefined;
  const visible = rowsOf(state, 'events');
  return {
    ...moveBy({ ...events, selected: page.id, pendingSteps: 0 }, step, visible),
    pendingSteps: 0,
  };
}
