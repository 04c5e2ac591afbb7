import { createPerform, type Services } from './perform.ts';
import type { State } from './state/state.ts';
import type { Message, Step } from './state/step.ts';

/** A running program: on each message it updates its state, performs the effects, and notifies its subscribers. */
export type Loop = {
  readonly dispatch: (message: Message) => void;
  readonly snapshot: () => State;
  readonly subscribe: (listener: () => void) => () => void;
};

export type LoopParts = {
  readonly state: State;
  readonly update: (state: State, message: Message) => Step;
  readonly services: (loop: Loop) => Services;
  /** The current time, ISO 8601 in UTC. */
  readonly now: () => string;
};

/**
 * Starts the loop. The clock is read at every message, to the minute, so that dates such as "today" are read by the
 * current time.
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
    // On a slow line, the key that quits and what was typed for the shell after it arrive together.
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
  const perform = createPerform(parts.services(loop), dispatch);
  return loop;
}

function isTyped({ type }: Message): boolean {
  return type === 'pressed' || type === 'typed' || type === 'pasted';
}

function minute(instant: string): string {
  return instant.slice(0, 16);
}
