import { completed, edited, openLine } from '../prompt/adding.ts';
import { fileEdited } from '../prompt/choosing-file.ts';
import { exportEdited } from '../prompt/exporting.ts';
import { filterEdited } from '../prompt/filtering.ts';
import { heldAsCut, hold, isBusy, isRefused } from '../prompt/held-keys.ts';
import { pastedEntries, withoutOuterBreaks } from '../prompt/pasted-lines.ts';
import { viewNameEdited } from '../prompt/views.ts';
import { windowEdited } from '../prompt/windowing.ts';
import type { ViewMetrics } from '../state/command.ts';
import { EMPTY_LINE, editLine, insertText, isCharacter, type Line } from '../state/line-editor.ts';
import type { AddPrompt } from '../state/overlay.ts';
import type { State } from '../state/state.ts';
import { chain, type Step, still } from '../state/step.ts';
import { findEdited, findOf } from './finding.ts';
import { lookUp, nothingHere } from './look-up.ts';
import { paletteEdited, runCommand } from './palette.ts';
import { looksPasted } from './paste-detection.ts';

/** A key was pressed: it runs a command, edits the open line, or waits for what is under way. */
export function pressed(metrics: ViewMetrics, state: State, press: string): Step {
  const command = lookUp(metrics.commands, state, press);
  if (isBusy(state) && command?.where.includes('anywhere') !== true) {
    return still(hold(state, { press }));
  }
  if (command !== undefined) return runCommand(state, command, metrics, press);
  const line = lineOf(state);
  const after = line === undefined ? undefined : editLine(line, press);
  if (after !== undefined) return lineEdited(metrics, state, after);
  // Text that was not meant as an answer closes the question, so that a later y in it does not confirm.
  if (state.overlay?.kind === 'confirm') {
    const notice = { text: 'nothing was done; only y or Enter confirms', tone: 'plain' } as const;
    return still({ ...state, overlay: undefined, notice });
  }
  const text = nothingHere(metrics.commands, press);
  return still({ ...state, notice: { text, tone: 'plain' } });
}

/** Keys that arrived together are handled as one: the screen is drawn once, and a line is read once. */
export function typed(
  metrics: ViewMetrics,
  state: State,
  {
    pieces,
    follows,
  }: { readonly pieces: readonly (readonly string[])[]; readonly follows: boolean },
): Step {
  const begun: State = follows ? state : { ...state, ignoresText: false };
  return pieces.reduce(
    (step: Step, piece) =>
      hasQuit(step) ? step : chain(step, (now) => pieceTyped(metrics, now, piece)),
    still(begun),
  );
}

/**
 * Inserts pasted text into the open prompt, else into a new entry, which is not saved automatically. If it is several
 * entries, the others wait behind the first.
 */
export function pasted(metrics: ViewMetrics, state: State, paste: string): Step {
  if (isBusy(state)) return still(hold(state, { paste }));
  const { overlay } = state;
  if (overlay?.kind === 'add' && overlay.editing === undefined)
    return pastedInto(state, overlay, paste);
  const line = lineOf(state);
  if (line !== undefined)
    return lineEdited(metrics, state, insertText(line, withoutOuterBreaks(paste)));
  if (overlay !== undefined || state.readOnly) {
    const why = state.readOnly ? 'the database is open read-only' : 'no line is being typed here';
    return still({
      ...state,
      notice: { text: `the paste was ignored: ${why}`, tone: 'plain' },
    });
  }
  const [first, ...others] = pastedEntries(paste, '');
  const text = [insertText(EMPTY_LINE, first).text, ...others].join('\n');
  const what =
    others.length === 0
      ? 'pasted as a new entry; Enter saves it, Esc keeps it as a draft'
      : `${others.length + 1} entries were pasted; Enter saves one after the other, Esc keeps them as a draft`;
  return chain(openLine(state, text), (now) =>
    still({ ...now, notice: { text: what, tone: 'plain' } }),
  );
}

function pastedInto(state: State, { line, editing, waiting }: AddPrompt, paste: string): Step {
  const [first, ...others] = pastedEntries(paste, line.text.slice(0, line.cursor));
  return edited(state, insertText(line, first), editing, [...others, ...waiting]);
}

/** Replays the held keys if this step has finished what they waited for. */
export function released(metrics: ViewMetrics, step: Step): Step {
  return chain(step, (state) => {
    const [first, ...held] = state.held;
    if (first === undefined || isBusy(state)) return still(state);
    if (isRefused(state)) return still(heldAsCut(state));
    const next: State = { ...state, held };
    return released(
      metrics,
      'press' in first ? pressed(metrics, next, first.press) : pasted(metrics, next, first.paste),
    );
  });
}

/** Whether the step quits the program; what was typed after that is for the shell. */
function hasQuit([, effects]: Step): boolean {
  return effects.some(({ type }) => type === 'quit');
}

function pieceTyped(metrics: ViewMetrics, state: State, piece: readonly string[]): Step {
  const isOpen = lineOf(state) !== undefined || isBusy(state);
  if (!isOpen && (state.ignoresText || looksPasted(metrics, state, piece))) {
    const shown = piece.filter(isCharacter).join('').slice(0, 24);
    const text = `“${shown}” came all at once, like a paste, so none of it was taken as keys`;
    return still({ ...state, ignoresText: true, notice: { text, tone: 'plain' } });
  }
  let step = still({ ...state, ignoresText: false });
  for (let at = 0; at < piece.length && !hasQuit(step); ) {
    const [now] = step;
    const run = charactersFrom(now, piece, at);
    step = chain(step, () =>
      run.length > 1
        ? inserted(metrics, now, run.join(''))
        : pressed(metrics, now, piece[at] ?? ''),
    );
    at += Math.max(1, run.length);
  }
  return step;
}

/** The run of characters from there on that goes into the open line. */
function charactersFrom(state: State, piece: readonly string[], at: number): readonly string[] {
  // The window prompt has a letter as a key while nothing is typed.
  if (lineOf(state) === undefined || isBusy(state) || state.overlay?.kind === 'window') return [];
  const end = piece.findIndex((press, index) => index >= at && !isCharacter(press));
  return piece.slice(at, end < 0 ? piece.length : end);
}

function inserted(metrics: ViewMetrics, state: State, text: string): Step {
  const line = lineOf(state);
  return line === undefined ? still(state) : lineEdited(metrics, state, insertText(line, text));
}

/** The line that typed text goes into. */
function lineOf(state: State): Line | undefined {
  const { overlay } = state;
  if (overlay !== undefined && 'line' in overlay) return overlay.line;
  const find = findOf(state);
  return find?.typing ? find.line : undefined;
}

function lineEdited(metrics: ViewMetrics, state: State, line: Line): Step {
  const { overlay } = state;
  switch (overlay?.kind) {
    case 'add':
      return addEdited(state, overlay.line, line);
    case 'filter':
      return filterEdited(state, overlay, line);
    case 'window':
      return windowEdited(state, overlay, line);
    case 'export':
      return exportEdited(state, overlay, line);
    case 'view-name':
      return viewNameEdited(state, overlay, line);
    case 'file':
      return fileEdited(state, overlay, line);
    case 'palette':
      return paletteEdited(state, overlay, line, metrics);
    default: {
      const find = findOf(state);
      return find === undefined ? still(state) : findEdited(state, find, line, metrics);
    }
  }
}

function addEdited(state: State, before: Line, line: Line): Step {
  if (state.overlay?.kind === 'add' && before.text === line.text) {
    return completed(state, { ...state.overlay, line, cycling: undefined });
  }
  return edited(state, line);
}
