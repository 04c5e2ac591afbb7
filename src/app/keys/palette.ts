import fuzzysort from 'fuzzysort';
import { parseRecordName } from '../../domain/model/record.ts';
import { openRecord } from '../pages/paging.ts';
import type { Command, Program } from '../state/command.ts';
import type { Line } from '../state/line-editor.ts';
import { EMPTY_LINE } from '../state/line-editor.ts';
import type { Overlay, State } from '../state/state.ts';
import { type Step, still } from '../state/step.ts';
import { placesOf } from './look-up.ts';

type Palette = Extract<Overlay, { kind: 'palette' }>;

/** Opens the list of everything that can be done here. */
export function openPalette(state: State): Step {
  return still({
    ...state,
    overlay: { kind: 'palette', line: EMPTY_LINE, selected: 0 },
    notice: undefined,
  });
}

/** The commands that the typed text finds, best first; everything that works here without a text. */
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

/** Moves the selection among what was found. */
export function paletteMoved(state: State, commands: readonly Command[], step: 1 | -1): Step {
  const palette = state.overlay;
  if (palette?.kind !== 'palette') return still(state);
  const count = paletteCommands(commands, state, palette.line.text).length;
  const selected = Math.max(0, Math.min(count - 1, palette.selected + step));
  return still({ ...state, overlay: { ...palette, selected } });
}

/** Runs what is selected, as its key would. */
export function paletteRun(state: State, program: Program): Step {
  const palette = state.overlay;
  if (palette?.kind !== 'palette') return still(state);
  const closed = { ...state, overlay: undefined };
  const record = parseRecordName(palette.line.text.trim());
  if (record !== undefined) return openRecord(closed, record);
  const chosen = paletteCommands(program.commands, state, palette.line.text)[palette.selected];
  return chosen === undefined ? still(closed) : runCommand(closed, chosen, program);
}

/** Runs a command, or says why it can't be run now. */
export function runCommand(state: State, command: Command, program: Program): Step {
  const reason = command.refuses?.(state, program);
  if (reason !== undefined) return still({ ...state, notice: { text: reason, tone: 'bad' } });
  return command.run(state, program);
}
