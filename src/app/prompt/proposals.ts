import { withKnownName } from '../../domain/completion/known-name.ts';
import { type CarriedOver, carriedOver, withCarriedOver } from '../../domain/editing/carry-over.ts';
import { answerTo } from '../requests/queries.ts';
import { replaceSpan } from '../state/line-editor.ts';
import type { AddPrompt } from '../state/overlay.ts';
import type { State } from '../state/state.ts';
import { type Step, still } from '../state/step.ts';
import { edited } from './adding.ts';
import { isLong } from './completing.ts';

/** What a new line can carry over from the lines entered before it; `undefined` if nothing. */
export function carriedOverInto({ overlay, history }: State): CarriedOver | undefined {
  if (overlay?.kind !== 'add' || overlay.editing !== undefined || isLong(overlay.line)) {
    return undefined;
  }
  return carriedOver(overlay.line.text, history.add.entries);
}

/** Carries the source and the country over, with the cursor at the end of the line. */
export function carryOver(state: State): Step {
  const { overlay } = state;
  const carried = carriedOverInto(state);
  if (overlay?.kind !== 'add' || carried === undefined) return still(state);
  return rewritten(state, overlay, withCarriedOver(overlay.line.text, carried));
}

/** Whether the line names somebody by what is probably a misspelling of a known name. */
export function hasMisspeltNames(state: State): boolean {
  const { overlay } = state;
  return overlay?.kind === 'add' && withKnownNames(state, overlay) !== overlay.line.text;
}

/** Replaces the names that are probably misspelt by the known ones. */
export function takeKnownNames(state: State): Step {
  const { overlay } = state;
  if (overlay?.kind !== 'add') return still(state);
  return rewritten(state, overlay, withKnownNames(state, overlay));
}

function withKnownNames(state: State, { line, reading }: AddPrompt): string {
  if (reading?.entry === undefined) return line.text;
  const { actors = [], sources = [] } = answerTo(state, 'resolve') ?? {};
  const rows = [
    ...actors.map((row) => ({ ...row, field: 'actor' as const })),
    ...sources.map((row) => ({ ...row, field: 'source' as const })),
  ];
  return rows.reduce(
    (text, { field, name, near }) =>
      near === null ? text : withKnownName(text, field, { unknown: name, known: near }),
    line.text,
  );
}

function rewritten(state: State, { line }: AddPrompt, text: string): Step {
  return edited(state, replaceSpan(line, 0, line.text.length, text));
}
