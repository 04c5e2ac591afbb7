import { isEmpty } from '../requests/shown.ts';
import { type Command, keysIn, type Where } from '../state/command.ts';
import { keyName } from '../state/key-names.ts';
import type { State } from '../state/state.ts';
import { findOf } from './finding.ts';
import { isOfScreen, placeWords } from './places.ts';

/** The places whose keys are active in this state, nearest first. */
export function placesOf(state: State): readonly Where[] {
  const { overlay } = state;
  const find = findOf(state);
  if (find?.typing) return ['find', 'anywhere'];
  const found: readonly Where[] = find === undefined ? [] : ['found'];
  if (overlay !== undefined) return [...found, overlay.kind, 'anywhere'];
  if (state.page.kind !== 'dashboard') return [...found, state.page.kind, 'page', 'anywhere'];
  const empty: readonly Where[] = isEmpty(state) ? ['empty'] : [];
  return [...empty, state.focus, 'dashboard', 'anywhere'];
}

/** The command of a key in this state. */
export function lookUp(
  commands: readonly Command[],
  state: State,
  press: string,
): Command | undefined {
  for (const place of placesOf(state)) {
    const found = commands.find(
      (command) => command.where.includes(place) && keysIn(command, place).includes(press),
    );
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Every command that is active in this state, once, nearest first. */
export function commandsHere(commands: readonly Command[], state: State): readonly Command[] {
  const here = placesOf(state).flatMap((place) =>
    commands.filter((command) => command.where.includes(place)),
  );
  return [...new Set(here)];
}

/** What is said when a key does nothing here: where it does something, if that is on the dashboard or on a page. */
export function nothingHere(commands: readonly Command[], press: string): string {
  const elsewhere = commands.flatMap((command) =>
    command.where
      .filter((place) => isOfScreen(place) && keysIn(command, place).includes(press))
      .map((place) => ({ place, title: command.title })),
  );
  const [other] = elsewhere;
  const words = other === undefined ? '' : `; ${placeWords(other.place)} it is “${other.title}”`;
  const [help] = commands.find(({ id }) => id === 'help.in-prompt')?.keys ?? [];
  const hint = help === undefined ? '' : ` · ${keyName(help)} for help`;
  return `${keyName(press)} does nothing here${words}${hint}`;
}

/** The key that is shown for a command in this state: that of the nearest of its places with one. */
export function keyHere(command: Command, state: State): string | undefined {
  return placesOf(state)
    .filter((place) => command.where.includes(place))
    .flatMap((place) => keysIn(command, place))
    .at(0);
}
