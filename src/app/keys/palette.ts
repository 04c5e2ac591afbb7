import fuzzysort from 'fuzzysort';
import { parseRecordName } from '../../domain/model/record.ts';
import { openRecord } from '../pages/paging.ts';
import type { Command, ViewMetrics } from '../state/command.ts';
import type { Line } from '../state/line-editor.ts';
import { EMPTY_LINE } from '../state/line-editor.ts';
import type { Overlay, State } from '../state/state.ts';
import { type Step, still } from '../state/step.ts';
import { placesOf } from './look-up.ts';

type Palette = Extract<Overlay, { kind: 'palette' }>;

/** Opens the list of commands. */
export function openPalette(state: State): Step {
  return still({
    ...state,
    overlay: { kind: 'palette', line: EMPTY_LINE, selected: 0 },
    notice: undefined,
  });
}

/** The commands that match the text, best first; every active command if there is no text. */
export function paletteCommands(
  commands: readonly Command[],
  state: State,
  text: string,
): readonly Command[] {
  const places = placesOf({ ...state, overlay: undefined });
  const here = commands.filter(
    (command) =>
      command.id !== 'palette.open' && command.where.some((where) => places.includes(where)),
  );
  if (text.trim() === '') return here;
  return fuzzysort
    .go(text.trim(), [...here], { keys: ['title', 'help', 'id'] })
    .map((result) => result.obj);
}

/** The typed text has changed: the best match is selected. */
export function paletteEdited(state: State, palette: Palette, line: Line): Step {
  return still({ ...state, overlay: { ...palette, line, selected: 0 } });
}

/** Moves the selection in the list of commands. */
export function paletteMoved(state: State, commands: readonly Command[], step: 1 | -1): Step {
  const palette = state.overlay;
  if (palette?.kind !== 'palette') return still(state);
  const count = paletteCommands(commands, state, palette.line.text).length;
  const selected = Math.max(0, Math.min(count - 1, palette.selected + step));
  return still({ ...state, overlay: { ...palette, selected } });
}

/** Runs the selected command, as its key would. */
export function paletteRun(state: State, metrics: ViewMetrics): Step {
  const palette = state.overlay;
  if (palette?.kind !== 'palette') return still(state);
  const closed = { ...state, overlay: undefined };
  const record = parseRecordName(palette.line.text.trim());
  if (record !== undefined) return openRecord(closed, record);
  const chosen = paletteCommands(metrics.commands, state, palette.line.text)[palette.selected];
  return chosen === undefined ? still(closed) : runCommand(closed, chosen, metrics);
}

/** Runs a command, or says why it cannot be run now. */
export function runCommand(state: State, command: Command, metrics: ViewMetrics): Step {
  const reason = command.refuses?.(state, metrics);
  if (reason !== undefined) return still({ ...state, notice: { text: reason, tone: 'bad' } });
  return command.run(state, metrics);
}
