import { printEntry, rereadEntry } from '../../domain/editing/print-entry.ts';
import { rebaseEntry } from '../../domain/editing/rebase-entry.ts';
import { recordName } from '../../domain/model/record.ts';
import { readEntry } from '../../domain/reading/read-entry.ts';
import type { Answer } from '../../store/port/questions.ts';
import type { Theirs } from '../../store/port/store.ts';
import { recordHere } from '../pages/record-here.ts';
import { clockOf, edited, submit } from '../prompt/adding.ts';
import { ask } from '../requests/queries.ts';
import type { Editing } from '../state/edited-record.ts';
import { lineOf } from '../state/line-editor.ts';
import type { AddPrompt } from '../state/overlay.ts';
import type { State } from '../state/state.ts';
import { chain, type Step, still } from '../state/step.ts';

/** Reads the record here as an entry, to edit it in the prompt or in the person's own editor. */
export function editHere(state: State, where: 'prompt' | 'editor'): Step {
  const record = recordHere(state);
  if (record === undefined) return still(state);
  return ask({ ...state, editIn: where, notice: undefined }, 'record', { record });
}

/** The entry has arrived: opens the prompt with it, or with an unfinished edit of this record. */
export function recordRead(state: State, stored: Answer<'record'> | undefined): Step {
  const record = state.queries.record?.params.record;
  // Something else was opened before the answer arrived: do not interrupt it.
  if (record === undefined || state.overlay !== undefined) return still(state);
  const name = recordName(record);
  if (stored === null || stored === undefined) {
    return still({ ...state, notice: { text: `${name} cannot be edited`, tone: 'bad' } });
  }
  if (stored.removed) {
    const text = `${name} was removed; X restores it`;
    return still({ ...state, notice: { text, tone: 'bad' } });
  }
  const fresh: Editing = {
    record,
    version: stored.version,
    before: stored.entry,
    conflict: undefined,
  };
  const left = leftOf(state, name) ?? leftInEditor(state, name, fresh);
  const { text, editing } = left ?? { text: printEntry(stored.entry), editing: fresh };
  const opened = edited(state, lineOf(text), editing);
  if (state.editIn === 'prompt') return opened;
  const before = printEntry(editing.before, '\n');
  const edit = { record: name, before, text: inLines(state, text) };
  return chain(opened, (now) => [now, [{ type: 'edit-text', edit }]]);
}

/** An edit left in the person's own editor, rebased on the current record. */
function leftInEditor(
  state: State,
  name: string,
  editing: Editing,
): State['edits'][string] | undefined {
  const left = state.leftEdits[name];
  if (left === undefined) return undefined;
  const [before, mine] = [left.before, left.text].map(
    (text) => readEntry(text, clockOf(state)).entry,
  );
  if (before === undefined || mine === undefined) return { text: inOneLine(left.text), editing };
  const { entry } = rebaseEntry(before, mine, rereadEntry(editing.before));
  return { text: printEntry(entry), editing };
}

function inOneLine(text: string): string {
  return text.replaceAll(/\s*\n\s*/g, ' ').trim();
}

/** The unfinished edit of a record, if it changed anything; a line that was not changed is read again. */
function leftOf({ edits }: State, name: string): State['edits'][string] | undefined {
  const left = edits[name];
  return left?.text === (left && printEntry(left.editing.before)) ? undefined : left;
}

/** An entry line with each part on its own line, if it can be read. */
function inLines(state: State, text: string): string {
  const { entry } = readEntry(text, clockOf(state));
  return entry === undefined ? text : printEntry(entry, '\n');
}

/** The editor was closed with this text: saves it, or shows in the prompt what is wrong with it. */
export function textEdited(state: State, text: string): Step {
  const { overlay } = state;
  if (overlay?.kind !== 'add' || overlay.editing === undefined) return still(state);
  const { entry } = readEntry(text, clockOf(state));
  const line = entry === undefined ? inOneLine(text) : printEntry(entry);
  if (line === printEntry(overlay.editing.before)) {
    const notice = { text: 'nothing was changed', tone: 'plain' } as const;
    return chain(closeEdit(state, overlay.editing), (now) => still({ ...now, notice }));
  }
  return chain(edited(state, lineOf(line), overlay.editing), (now) =>
    now.overlay?.kind === 'add' ? submit(now, now.overlay) : still(now),
  );
}

/**
 * Somebody else changed the record meanwhile: shows both versions, and rebases the person's own changes on theirs, to be
 * checked and saved.
 */
export function conflicted(
  state: State,
  prompt: AddPrompt,
  editing: Editing,
  theirs: Theirs,
): Step {
  const mine = prompt.saving ?? editing.before;
  const rebased = rebaseEntry(editing.before, rereadEntry(mine), theirs.entry);
  const conflict = { theirs, mine: printEntry(mine), contested: rebased.contested };
  const after: Editing = { ...editing, version: theirs.version, before: theirs.entry, conflict };
  const refusal = `${theirs.who} changed it meanwhile; the line now has your changes on top of theirs: Enter saves it, Esc keeps theirs`;
  return chain(edited(state, lineOf(printEntry(rebased.entry)), after), (now) =>
    now.overlay?.kind === 'add'
      ? still({ ...now, overlay: { ...now.overlay, saving: undefined, refusal } })
      : still(now),
  );
}

/** The edit is finished: closes the prompt and deletes its draft. */
export function closeEdit(state: State, { record }: Editing): Step {
  const name = recordName(record);
  const { [name]: _done, ...edits } = state.edits;
  const { [name]: left, ...leftEdits } = state.leftEdits;
  const closed: State = { ...state, overlay: undefined, edits, leftEdits };
  return left === undefined ? still(closed) : [closed, [{ type: 'forget-edit', record: name }]];
}
