import { createPerform, type Outside } from './perform.ts';
import type { State } from './state/state.ts';
import type { Message, Step } from './state/step.ts';

/** A running program: told what happened, it changes its state, does what follows, and tells whoever draws it. */
export type Loop = {
  readonly dispatch: (message: Message) => void;
  readonly snapshot: () => State;
  readonly subscribe: (listener: () => void) => () => void;
};

export type LoopParts = {
  readonly state: State;
  readonly update: (state: State, message: Message) => Step;
  readonly outside: (loop: Loop) => Outside;
  /** The present instant, ISO 8601 in UTC. */
  readonly now: () => string;
};

/**
 * Starts the loop. The clock is read when something happens, to the minute, so that dates that are typed
 * mean what they mean at that moment.
 */
export function startLoop(parts: LoopParts): Loop {
  const listeners = new Set<() => void>();
  let state = parts.state;
  let left = false;

  const step = (message: Message) => {
    const [after, effects] = parts.update(state, message);
    const changed = after !== state;
    state = after;
    for (const effect of effects) {
      perform(effect);
      left ||= effect.type === 'quit';
    }
    return changed;
  };

  const dispatch = (message: Message) => {
    // A slow line brings the key that quits and what was typed for the shell after it in one piece.
    if (left && isTyped(message)) return;
    const now = parts.now();
    const ticked = minute(now) !== minute(state.now) && step({ type: 'ticked', now });
    const changed = message.type !== 'ticked' && step(message);
    if (ticked || changed) for (const listener of listeners) listener();
  };

  const loop: Loop = {
    dispatch,
    snapshot: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  const perform = createPerform(parts.outside(loop), dispatch);
  return loop;
}

function isTyped({ type }: Message): boolean {
  return type === 'pressed' || type === 'typed' || type === 'pasted';
}

function minute(instant: string): string {
  return instant.slice(0, 16);
}
