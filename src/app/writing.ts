import { type RecordRef, recordName } from '../domain/record.ts';
import type { Act, Answer, Done } from '../store/store.ts';
import { notSaved, openLine, saved } from './adding.ts';
import { ask } from './asking.ts';
import { selectedRow } from './event-list.ts';
import { selectedKey } from './moving.ts';
import { leavePage } from './paging.ts';
import type { State } from './state.ts';
import { chain, type Step, still } from './step.ts';

/** The record that a key would act on: what is chosen on the open page, else the page's own, or what is selected. */
export function recordHere(state: State): RecordRef | undefined {
  const { page } = state;
  if (page.kind !== 'dashboard') return page.link ?? { kind: page.kind, id: page.id };
  if (state.focus === 'events') {
    const row = selectedRow(state.events);
    return row === undefined ? undefined : { kind: 'incident', id: row.id };
  }
  if (state.focus !== 'quotes') return undefined;
  const id = selectedKey(state, 'quotes');
  return typeof id === 'number' ? { kind: 'quote', id } : undefined;
}

/** The incident that a report would be about: the open page's, or what is chosen or selected. */
export function incidentHere(state: State): number | undefined {
  const chosen = recordHere(state);
  if (chosen?.kind === 'incident') return chosen.id;
  return state.page.kind === 'incident' ? state.page.id : undefined;
}

/** Begins the line of another report on the incident here. */
export function reportHere(state: State): Step {
  const id = incidentHere(state);
  if (id === undefined) return still(state);
  return openLine(state, `report ${recordName({ kind: 'incident', id })} `);
}

/** Removes the record here; it stays in the database and `u` brings it back. */
export function removeHere(state: State): Step {
  const record = recordHere(state);
  if (record === undefined) return still(state);
  return [state, [{ type: 'act', act: { kind: 'remove', record, who: state.who } }]];
}

/** Asks which act of this person is the newest, so that it can be taken back. */
export function undoLast(state: State): Step {
  return ask(state, 'lastAction', { who: state.who });
}

/** Takes that act back; one from before this start of the program is shown and confirmed first. */
export function undoKnown(state: State, last: Answer<'lastAction'> | undefined): Step {
  if (last === undefined || last === null) {
    return still({ ...state, notice: { text: 'nothing of yours is left to undo', tone: 'plain' } });
  }
  const act: Act = { kind: 'undo', action: last.id, who: state.who };
  if (last.at >= state.startedAt) return [state, [{ type: 'act', act }]];
  // The answer came after a prompt was opened: what is being typed is not interrupted.
  if (state.overlay !== undefined) return still(state);
  const question = `Undo "${last.title}" of ${last.at.slice(0, 16).replace('T', ' ')}Z, from before this start?`;
  return still({ ...state, overlay: { kind: 'confirm', question, act } });
}

/** An act was done: says what happened, and how to take it back. */
export function acted(state: State, act: Act, done: Done): Step {
  const undoable = act.kind === 'undo' ? '' : ' · u undoes it';
  const notes = done.notes.length === 0 ? '' : ` · ${done.notes.join(' · ')}`;
  const said: State = {
    ...state,
    notice: { text: `${done.title}${notes}${undoable}`, tone: 'good' },
  };
  if (act.kind === 'add' && said.overlay?.kind === 'add') return saved(said);
  return leftPage(said, act) ? leavePage(said) : still(said);
}

/** An act was refused: the prompt keeps the line and says why, or the footer does. */
export function refused(state: State, act: Act, message: string): Step {
  if (act.kind === 'add' && state.overlay?.kind === 'add') {
    return notSaved(state, state.overlay, message);
  }
  return still({ ...state, notice: { text: message, tone: 'bad' } });
}

/** Does what was asked to be confirmed. */
export function confirm(state: State): Step {
  const { overlay } = state;
  if (overlay?.kind !== 'confirm') return still(state);
  return chain(still({ ...state, overlay: undefined }), (now) => [
    now,
    [{ type: 'act', act: overlay.act }],
  ]);
}

function leftPage(state: State, act: Act): boolean {
  const { page } = state;
  if (act.kind !== 'remove' || page.kind === 'dashboard') return false;
  return recordName(act.record) === recordName({ kind: page.kind, id: page.id });
}
