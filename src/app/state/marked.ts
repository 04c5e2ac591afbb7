import type { Filter } from '../../domain/filter/filter.ts';
import type { State } from './state.ts';

/** Takes every mark off. */
export function unmarkAll(state: State): State {
  return { ...state, marked: new Set() };
}

/** The incidents that a key acts on in place of the selected one: those that are marked, where their list has the keys. */
export function markedHere({ page, focus, marked }: State): readonly number[] {
  return page.kind === 'dashboard' && focus === 'events' ? [...marked] : [];
}

/** A filter for the marked incidents alone; `undefined` if none is marked. */
export function filterOfMarked(state: State): Filter | undefined {
  const ids = [...state.marked].map((id) => ({ kind: 'incident', id }) as const);
  if (ids.length === 0) return undefined;
  return {
    terms: [{ condition: { key: 'id', ids }, negated: false, span: { from: 0, until: 0 } }],
  };
}
