import fuzzysort from 'fuzzysort';
import { parseRecordName } from '../../domain/model/record.ts';
import { openRecord } from '../pages/paging.ts';
import type { Command, ScreenPlace, ViewMetrics } from '../state/command.ts';
import type { Line } from '../state/line-editor.ts';
import { EMPTY_LINE } from '../state/line-editor.ts';
import type { Overlay } from '../state/overlay.ts';
import type { State } from '../state/state.ts';
import { type Step, still } from '../state/step.ts';
import { placesOf } from './look-up.ts';
import { isOfScreen, placeWords } from './places.ts';

type Palette = Extract<Overlay, { kind: 'palette' }>;

/** Opens the list of commands. */
export function openPalette(state: State): Step {
  return still({
    ...state,
    overlay: { kind: 'palette', line: EMPTY_LINE, selected: 0 },
    notice: undefined,
  });
}

/**
 * The commands that match the text, by name before those by their help text; all of them if there is no text. Those that are
 * active here come before those of other pages and of the dashboard, else the best match first.
 */
export function paletteCommands(
  commands: readonly Command[],
  state: State,
  text: string,
): readonly Command[] {
  const listed = commands.filter(
    (command) =>
      command.id !== 'palette.open' &&
      (isActive(command, state) || (command.does !== 'move' && command.where.some(isOfScreen))),
  );
  const ordered = [
    ...listed.filter((command) => isActive(command, state)),
    ...listed.filter((command) => !isActive(command, state)),
  ];
  const sought = text.trim();
  if (sought === '') return ordered;
  const found = fuzzysort.go(sought, ordered, { keys: ['title', 'also', 'help', 'id'] });
  if (found.length === 0) return literally(ordered, sought);
  // A name tells more than a help text; of two names that match, the one that works here is meant.
  const rank = ([title, also]: (typeof found)[number], command: Command) =>
    ((title?.score ?? 0) > 0 || (also?.score ?? 0) > 0 ? 0 : 2) +
    (isActive(command, state) ? 0 : 1);
  return found
    .map((result) => ({ command: result.obj, rank: rank(result, result.obj) }))
    .toSorted((one, other) => one.rank - other.rank)
    .map(({ command }) => command);
}

/** The commands with the words in their title or help, such as `csv`, which stands far behind in a help, or `countries`. */
function literally(commands: readonly Command[], words: string): readonly Command[] {
  const stem = words.toLowerCase().replace(/(ies|s)$/, '');
  return commands.filter(({ title, help }) => `${title} ${help}`.toLowerCase().includes(stem));
}

/** Where on the screen a command works, if that is not here. */
export function elsewhere(command: Command, state: State): ScreenPlace | undefined {
  return isActive(command, state) ? undefined : command.where.find(isOfScreen);
}

function isActive({ where, everywhere }: Command, state: State): boolean {
  if (everywhere === true) return true;
  const places = placesOf({ ...state, overlay: undefined });
  return where.some((place) => places.includes(place));
}

/**
 * The typed text has changed: the best match is selected. Behind the word of a command that takes text, its own prompt goes
 * on, unless a command of that name is being typed.
 */
export function paletteEdited(
  state: State,
  palette: Palette,
  line: Line,
  metrics: ViewMetrics,
): Step {
  const typed: State = { ...state, overlay: { ...palette, line, selected: 0 } };
  const isName = metrics.commands.some(
    (command) => isActive(command, state) && command.title.startsWith(line.text),
  );
  if (isName) return still(typed);
  for (const { takes, refuses } of metrics.commands) {
    if (takes === undefined || !line.text.startsWith(`${takes.word} `)) continue;
    const reason = refuses?.(state, metrics);
    // The list stays open, so that the rest of the text is not taken for keys.
    if (reason !== undefined) return still({ ...typed, notice: { text: reason, tone: 'bad' } });
    const text = line.text.slice(takes.word.length).trimStart();
    return takes.begin({ ...state, overlay: undefined }, text);
  }
  return still(typed);
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
  if (chosen === undefined) return still(closed);
  const place = elsewhere(chosen, state);
  if (place === undefined) return runCommand(closed, chosen, metrics);
  const text = `“${chosen.title}” works ${placeWords(place)}`;
  return still({ ...closed, notice: { text, tone: 'plain' } });
}

/** Runs a command, or says why it cannot be run now. */
export function runCommand(
  state: State,
  command: Command,
  metrics: ViewMetrics,
  press = command.keys[0] ?? '',
): Step {
  const reason = command.refuses?.(state, metrics);
  if (reason !== undefined) return still({ ...state, notice: { text: reason, tone: 'bad' } });
  return command.run(state, metrics, press);
}
