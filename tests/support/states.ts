import { initialState, type State } from '../../src/app/state/state.ts';
import type { Effect, Message, Step } from '../../src/app/state/step.ts';
import { createUpdate } from '../../src/app/update.ts';
import { COMMANDS } from '../../src/commands/index.ts';
import { createViewMetrics } from '../../src/ui/screens/view-metrics.ts';

const NOW = '2020-06-04T12:00:00.000Z';

/** A dashboard before its first query, 120×36, in UTC. */
export function newState(over: Partial<State> = {}): State {
  const state = initialState({
    file: 'incidents.db',
    program: 'watchfloor',
    who: 'ada',
    zone: 'UTC',
    readOnly: false,
    now: NOW,
    size: { columns: 120, rows: 36 },
    draft: '',
  });
  return { ...state, ...over };
}

const update = createUpdate(createViewMetrics(COMMANDS));

/** The state after keys were pressed one after the other, and every effect in order. */
export function press(state: State, ...keys: readonly string[]): Step {
  return tell(state, ...keys.map((key): Message => ({ type: 'pressed', press: key })));
}

/** The state after a text was typed character by character. */
export function type(state: State, text: string): Step {
  return press(state, ...text);
}

export function tell(state: State, ...messages: readonly Message[]): Step {
  let current = state;
  const effects: Effect[] = [];
  for (const message of messages) {
    const [after, more] = update(current, message);
    current = after;
    effects.push(...more);
  }
  return [current, effects];
}
