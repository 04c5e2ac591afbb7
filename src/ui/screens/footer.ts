import { answerTo } from '../../app/asking.ts';
import { type Command, commandsHere, keyName } from '../../app/command.ts';
import type { State } from '../../app/state.ts';
import { grouped } from '../../domain/number-words.ts';
import { keyHints } from '../components/key-hints.ts';
import { width as cellsOf } from '../text/cells.ts';
import { clockTime } from '../text/clock-words.ts';
import type { Glyphs } from '../theme/glyphs.ts';
import { type StyledLine, textOf } from '../theme/styled.ts';

/** The last line of the screen: what is wrong, what was done, or which keys work here; at the right the database and the time. */
export function footerLine(
  state: State,
  commands: readonly Command[],
  { width, glyphs }: { readonly width: number; readonly glyphs: Glyphs },
): StyledLine {
  const right = ` ${standing(state, glyphs)} `;
  const room = Math.max(0, width - cellsOf(right));
  const { trouble } = state.live;
  // What is wrong with the database takes the whole line, since it says what to do.
  if (state.notice === undefined && trouble !== undefined) return [['bad', ` ${trouble}`]];
  const left = state.notice === undefined ? hints(state, commands, room) : noticePieces(state);
  const used = cellsOf(textOf(left));
  const gap = ' '.repeat(Math.max(1, room - used));
  return room < 12 ? left : [...left, gap, ['note', right]];
}

/** Database, how much is in it, and the time: `incidents.db · 1 204 · 14:02Z`. */
function standing(state: State, { dot }: Glyphs): string {
  const incidents = answerTo(state, 'overview')?.incidents;
  const count = incidents === undefined ? '' : `${grouped(incidents)} ${dot} `;
  const mode = state.readOnly ? `read-only ${dot} ` : '';
  return `${state.file} ${dot} ${mode}${count}${clockTime(state.now, state.zone)}`;
}

function noticePieces(state: State): StyledLine {
  const { notice } = state;
  if (notice === undefined) return [];
  const role = notice.tone === 'plain' ? 'text' : notice.tone;
  return [[role, ` ${notice.text}`]];
}

function hints(state: State, commands: readonly Command[], room: number): StyledLine {
  const shown = commandsHere(commands, state)
    .filter((command) => command.footer !== undefined)
    .toSorted((a, b) => (a.footer ?? 0) - (b.footer ?? 0))
    .map(({ keys: [key = ''], title }) => ({ key: keyName(key), word: title }));
  return [' ', ...keyHints(shown, room - 2)];
}
