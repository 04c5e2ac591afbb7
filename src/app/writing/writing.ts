import { isSameRecord, recordName } from '../../domain/model/record.ts';
import type { Act, ActionResult, Theirs } from '../../store/port/store.ts';
import { leavePage } from '../pages/paging.ts';
import { incidentHere, recordHere } from '../pages/record-here.ts';
import { notSaved, openLine, saved } from '../prompt/adding.ts';
import { markedHere } from '../state/marked.ts';
import { subjectOf } from '../state/open-page.ts';
import type { State } from '../state/state.ts';
import { chain, type Step, still } from '../state/step.ts';
import { closeEdit, conflicted } from './editing.ts';
import { removeMarked, withoutServedMarks } from './marked.ts';
import { nextUndo } from './undoing.ts';

/** Starts the line of a new report on the incident here. */
export function reportHere(state: State): Step {
  return openLineHere(state, (name) => `report ${name} `);
}

/** Starts the line that pins a best figure of the incident here. */
export function pinHere(state: State): Step {
  return openLineHere(state, (name) => `pin ${name} killed:`);
}

function openLineHere(state: State, line: (incident: string) => string): Step {
  const id = incidentHere(state);
  return id === undefined
    ? still(state)
    : openLine(state, line(recordName({ kind: 'incident', id })));
}

/** Removes the marked incidents or the record here; it stays in the database, and `u` restores it. */
export function removeHere(state: State): Step {
  const marked = markedHere(state);
  if (marked.length > 0) return removeMarked(state, marked);
  const record = recordHere(state);
  if (record === undefined) return still(state);
  return [state, [{ type: 'act', act: { kind: 'remove', record, who: state.who } }]];
}

/** Restores the removed record here. */
export function restoreHere(state: State): Step {
  const record = recordHere(state);
  if (record === undefined) return still(state);
  return [state, [{ type: 'act', act: { kind: 'restore', record, who: state.who } }]];
}

/** An action was done: says what happened, and how to undo it. */
export function acted(state: State, act: Act, done: ActionResult): Step {
  const undoable = act.kind === 'undo' ? '' : ' · u undoes it';
  const notes = done.notes.length === 0 ? '' : ` · ${done.notes.join(' · ')}`;
  const said: State = {
    ...withoutServedMarks(state, act),
    notice: { text: `${done.title}${notes}${undoable}`, tone: 'good' },
  };
  if (act.kind === 'undo') return nextUndo(said);
  if (said.overlay?.kind === 'add' && (act.kind === 'add' || act.kind === 'edit')) {
    const { editing } = said.overlay;
    return editing === undefined ? saved(said) : closeEdit(said, editing);
  }
  return leftPage(said, act) ? leavePage(said) : still(said);
}

/** Why an action was refused, and in a conflict the current record. */
type Refusal = { readonly message: string; readonly theirs?: Theirs | undefined };

/** An action was refused: the prompt keeps the line and says why, or the footer does. */
export function refused(state: State, act: Act, { message, theirs }: Refusal): Step {
  const { overlay } = state;
  if (overlay?.kind === 'add' && (act.kind === 'add' || act.kind === 'edit')) {
    return theirs === undefined || overlay.editing === undefined
      ? notSaved(state, overlay, message)
      : conflicted(state, overlay, overlay.editing, theirs);
  }
  const said: State = { ...state, notice: { text: message, tone: 'bad' } };
  return act.kind === 'undo' ? still({ ...said, undoing: [] }) : still(said);
}

/** Does what the person has confirmed. */
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
  return isSameRecord(act.record, subjectOf(page));
}
