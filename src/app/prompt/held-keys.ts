import { isCharacter } from '../state/line-editor.ts';
import type { State, Typed } from '../state/state.ts';

/** Whether keys have to wait, because a line is being saved or a record is being read for editing. */
export function isBusy({ overlay, queries }: State): boolean {
  return (
    (overlay?.kind === 'add' && overlay.saving !== undefined) || queries.record?.waiting === true
  );
}

/**
 * Holds what is typed meanwhile. While a line is saved, Esc drops the held keys, and another Enter counts as a repeat.
 */
export function hold(state: State, typed: Typed): State {
  const isSaving = state.overlay?.kind === 'add';
  const press = 'press' in typed ? typed.press : undefined;
  if (isSaving && (press === 'esc' || press === 'ctrl+c')) return { ...state, held: [] };
  if (isSaving && press === 'enter' && state.held.length === 0) return state;
  return { ...state, held: [...state.held, typed] };
}

/** The line was not saved and is still open: the held text, meant for after it, can be inserted like cut text (Ctrl-y). */
export function heldAsCut(state: State): State {
  const { overlay, held } = state;
  if (overlay?.kind !== 'add' || overlay.refusal === undefined) return state;
  const killed = held
    .flatMap((typed) =>
      'paste' in typed ? [typed.paste] : isCharacter(typed.press) ? [typed.press] : [],
    )
    .join('');
  if (killed === '') return { ...state, held: [] };
  const refusal = `${overlay.refusal} · Ctrl-y inserts what you typed meanwhile`;
  return {
    ...state,
    held: [],
    overlay: { ...overlay, line: { ...overlay.line, killed }, refusal },
  };
}

/** Whether the line that was being saved was refused. */
export function isRefused({ overlay }: State): boolean {
  return overlay?.kind === 'add' && overlay.refusal !== undefined;
}
