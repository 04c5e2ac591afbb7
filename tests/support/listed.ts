import type { News } from '../../src/store/port/store.ts';
import { incidentRows } from './incident-rows.ts';
import { newState } from './states.ts';

/** The news of an incident that was added. */
export function incidentAdded(id: number, own = false): News {
  const added = [{ table: 'incident', id, values: {} }];
  return { kind: 'change', own, change: { added, updated: [], removed: [] }, incidents: [] };
}

/** A dashboard with forty rows, the first of them selected. */
export const LISTED = newState({
  events: {
    rows: incidentRows(40, 1),
    atStart: true,
    atEnd: true,
    top: 0,
    selected: 40,
    pendingSteps: 0,
    jump: undefined,
  },
});
