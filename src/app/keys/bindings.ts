import { nearest } from '../../domain/names/names.ts';
import { type Command, keysIn, type Where } from '../state/command.ts';
import { keyName, readKey } from '../state/key-names.ts';
import { isCharacter } from '../state/line-editor.ts';
import { isTyped, PLACES, placeWords, widerPlaces } from './places.ts';

/** What a configuration sets for one command: the texts that name its keys, and the line that says so, from 1. */
export type Binding = {
  readonly id: string;
  readonly keys: readonly string[];
  readonly line: number;
};

/** What is wrong with a configuration’s keys. */
export type BindingProblem = {
  readonly line: number;
  /** Where two commands have one key; `null` if a line is not valid, and the default keys stay. */
  readonly at: { readonly place: Where; readonly key: string } | null;
  /** The ids of the commands; of two, the first is the one that the key runs. */
  readonly commands: readonly string[];
  readonly message: string;
};

/** The commands with a person’s keys, and what is wrong with these. */
export type BoundKeys = {
  readonly commands: readonly Command[];
  readonly problems: readonly BindingProblem[];
};

/** Keys that stay with their commands, so that there is always a way back and out. */
const FIXED: readonly string[] = ['esc', 'ctrl+c'];

/**
 * Gives the commands a person’s keys in place of their default ones; an empty list leaves a command without any. A binding
 * that is not valid changes nothing. Where a key has two commands in one place, the bound one wins over a default, of two
 * bound ones the first; in a panel and on a page this also holds for the keys of the dashboard, of pages and of anywhere.
 */
export function bindKeys(commands: readonly Command[], bindings: readonly Binding[]): BoundKeys {
  const problems: BindingProblem[] = [];
  const bound = new Map<string, Bound>();
  for (const binding of bindings) {
    const { id, line } = binding;
    const first = bound.get(id);
    const read =
      first === undefined
        ? readBinding(commands, binding)
        : { message: `the keys of “${id}” are set in line ${first.line} already, which holds` };
    if ('message' in read) {
      problems.push({ line, at: null, commands: [id], message: read.message });
    } else bound.set(id, { ...read, line });
  }
  const rebound = commands.map((command) => {
    const own = bound.get(command.id);
    return own === undefined ? command : { ...command, keys: own.keys };
  });
  const winners = rebound.flatMap((command) => {
    const line = bound.get(command.id)?.line;
    return line === undefined ? [] : [{ command, line }];
  });
  const resolved = rebound.map((command) => {
    const own = bound.get(command.id)?.line;
    const clashes = command.where.flatMap((place) =>
      command.keys.flatMap((key) => {
        const winner = winnerOf(winners, { command, own, place, key });
        return winner === undefined ? [] : [{ place, key, winner }];
      }),
    );
    problems.push(...clashes.map((clash) => conflict(command, own, clash)));
    return clashes.length === 0 ? command : withoutTaken(command, clashes);
  });
  return { commands: resolved, problems: problems.toSorted((a, b) => a.line - b.line) };
}

type Bound = {
  readonly command: Command;
  readonly keys: readonly string[];
  readonly line: number;
};
type Winner = { readonly command: Command; readonly line: number };
type Clash = { readonly place: Where; readonly key: string; readonly winner: Winner };

function readBinding(
  commands: readonly Command[],
  { id, keys }: Binding,
): Omit<Bound, 'line'> | { readonly message: string } {
  const command = commands.find((one) => one.id === id);
  if (command === undefined) {
    const near = nearest(
      id,
      commands.map((one) => one.id),
    );
    const hint = near === undefined ? 'watchfloor keys lists them' : `did you mean "${near}"?`;
    return { message: `there is no command “${id}”; ${hint}` };
  }
  const own: string[] = [];
  for (const text of keys) {
    const read = readKey(text);
    const problem = 'problem' in read ? read.problem : refusal(command, read.key);
    if (problem !== undefined) {
      return { message: `${problem}; “${id}” keeps ${keysOrNone(command.keys)}` };
    }
    if ('key' in read) own.push(read.key);
  }
  const fixed = command.keys.filter((key) => FIXED.includes(key));
  return { command, keys: [...new Set([...own, ...fixed])] };
}

/** Why a command cannot have a key. */
function refusal(command: Command, key: string): string | undefined {
  if (FIXED.includes(key) && !command.keys.includes(key)) {
    return `${keyName(key)} cannot be given to another command`;
  }
  // The window's own letter types itself where a date is being typed.
  const typed = command.id === 'window.again' ? undefined : command.where.find(isTyped);
  return typed !== undefined && isCharacter(key)
    ? `${keyName(key)} is typed as text ${placeWords(typed)}`
    : undefined;
}

function winnerOf(
  winners: readonly Winner[],
  loser: {
    readonly command: Command;
    readonly own: number | undefined;
    readonly place: Where;
    readonly key: string;
  },
): Winner | undefined {
  const { command, own, place, key } = loser;
  return winners.find(({ command: other, line }) => {
    if (other.id === command.id || !other.keys.includes(key)) return false;
    if (own !== undefined) return other.where.includes(place) && line < own;
    return [place, ...widerPlaces(place)].some((wider) => other.where.includes(wider));
  });
}

function conflict(
  { id, title }: Command,
  own: number | undefined,
  { place, key, winner }: Clash,
): BindingProblem {
  const { command, line } = winner;
  const also = own === undefined ? `by default “${title}” (${id})` : `in line ${own} also “${id}”`;
  return {
    line,
    at: { place, key },
    commands: [command.id, id],
    message: `${placeWords(place)}, ${keyName(key)} is “${command.id}” and ${also}; it runs the first`,
  };
}

function withoutTaken(command: Command, clashes: readonly Clash[]): Command {
  const taken: Partial<Record<Where, readonly string[]>> = {};
  for (const { place, key } of clashes) taken[place] = [...(taken[place] ?? []), key];
  return { ...command, taken };
}

function keysOrNone(keys: readonly string[]): string {
  return keys.length === 0 ? 'no key' : keys.map(keyName).join(' ');
}

/** A command in one of its places, with the keys that it has there. */
export type KeyRow = {
  readonly place: Where;
  readonly id: string;
  readonly keys: readonly string[];
  readonly help: string;
};

/** Every command in each of its places, in the order of the help, those without a key too. */
export function keyRows(commands: readonly Command[]): readonly KeyRow[] {
  return Object.keys(PLACES).flatMap((name) =>
    commands.flatMap((command) =>
      command.where
        .filter((place) => place === name)
        .map((place) => ({
          place,
          id: command.id,
          keys: keysIn(command, place),
          help: command.help,
        })),
    ),
  );
}
