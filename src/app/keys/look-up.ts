import type { Command, Where } from '../state/command.ts';
import type { State } from '../state/state.ts';
import { findOf } from './finding.ts';

/** The places whose keys are active in this state, nearest first. */
export function placesOf(state: State): readonly Where[] {
  const { overlay } = state;
  const find = findOf(state);
  if (find?.typing) return ['find', 'anywhere'];
  const found: readonly Where[] = find === undefined ? [] : ['found'];
  if (overlay !== undefined) return [...found, overlay.kind, 'anywhere'];
  if (state.page.kind !== 'dashboard') return [...found, 'page', 'anywhere'];
  return [state.focus, 'dashboard', 'anywhere'];
}

/** The command of a key in this state. */
export function lookUp(
  commands: readonly Command[],
  state: State,
  press: string,
): Command | undefined {
  for (const place of placesOf(state)) {
    const found = commands.find(
      (command) => command.where.includes(place) && command.keys.includes(press),
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
