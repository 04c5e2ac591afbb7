import type { RecordRef } from '../../domain/model/record.ts';
import { selectedRow } from '../state/event-list.ts';
import { chosenRecord, subjectOf } from '../state/open-page.ts';
import type { State } from '../state/state.ts';
import { selectedKey } from './moving.ts';

/** The record that a key would act on: the one chosen on the open page, else the page's own, or the selected one. */
export function recordHere(state: State): RecordRef | undefined {
  const { page } = state;
  if (page.kind !== 'dashboard') return chosenRecord(page) ?? subjectOf(page);
  if (state.focus === 'events') {
    const row = selectedRow(state.events);
    return row === undefined ? undefined : { kind: 'incident', id: row.id };
  }
  if (state.focus !== 'quotes') return undefined;
  const id = selectedKey(state, 'quotes');
  return typeof id === 'number' ? { kind: 'quote', id } : undefined;
}

/** The incident that a new report would be about: the open page's, or the chosen or selected one. */
export function incidentHere(state: State): number | undefined {
  const chosen = recordHere(state);
  if (chosen?.kind === 'incident') return chosen.id;
  return state.page.kind === 'incident' ? state.page.id : undefined;
}
