import { readEntry } from '../../domain/reading/read-entry.ts';
import { clockOf } from '../prompt/adding.ts';
import type { Command, ViewMetrics } from '../state/command.ts';
import type { State } from '../state/state.ts';
import { lookUp } from './look-up.ts';

/** How many keys after the first may arrive together and still count as keys, whatever they are. */
const FEW = 2;

/**
 * Whether keys that arrived in one piece without an open prompt are text rather than keys: text meant for a search, or
 * pasted, must never act. A slow line or a held key also delivers several keys at once. Four kinds of pieces therefore
 * count as keys: keys that only move; such keys and one more; one key repeated; and a key that opens the prompt, followed by
 * the text of the prompt.
 */
export function looksPasted(
  { commands }: ViewMetrics,
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

/** Whether the whole piece is an entry line, so that its first `a` is not a key. */
function isEntry(state: State, piece: readonly string[]): boolean {
  const text = piece.map((press) => (press === 'enter' ? ' ' : press)).join('');
  return readEntry(text, clockOf(state)).entry !== undefined;
}
