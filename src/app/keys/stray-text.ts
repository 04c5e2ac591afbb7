import { readEntry } from '../../domain/reading/read-entry.ts';
import { clockOf } from '../prompt/adding.ts';
import type { Command, Program } from '../state/command.ts';
import type { State } from '../state/state.ts';
import { lookUp } from './look-up.ts';

/** So many keys may come together as keys, whatever they are. */
const FEW = 2;

/**
 * Whether keys that came in one piece where no prompt is open are a text rather than keys: what is meant for a search, or
 * pasted, never acts. Slow lines and held keys bring several keys together too, so these are keys: some that only move; one more
 * behind them; one key any number of times; and one that begins a text, with that text.
 */
export function isStrayText(
  { commands }: Program,
  state: State,
  piece: readonly string[],
): boolean {
  const moves = movingKeys(commands);
  const first = piece.findIndex((press) => !moves.has(press));
  const [key, ...rest] = first < 0 ? [] : piece.slice(first);
  if (key === undefined || rest.length < FEW || rest.every((press) => press === key)) return false;
  const does = lookUp(commands, state, key)?.does;
  if (does === 'text') return isEntry(state, piece);
  return does === 'write' || rest.some((press) => press !== 'enter' && !moves.has(press));
}

function movingKeys(commands: readonly Command[]): ReadonlySet<string> {
  return new Set(commands.flatMap(({ does, keys }) => (does === 'move' ? keys : [])));
}

/** Whether the whole of it is a line that could be added: its `a` is then no key. */
function isEntry(state: State, piece: readonly string[]): boolean {
  const text = piece.map((press) => (press === 'enter' ? ' ' : press)).join('');
  return readEntry(text, clockOf(state)).entry !== undefined;
}
