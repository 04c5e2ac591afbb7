import type { Choice } from '../../domain/model/conflict.ts';
import type { State } from '../state/state.ts';
import { type Step, still } from '../state/step.ts';

/** The conflict chosen in the list of conflicts. */
export function conflictHere({ page }: State): number | undefined {
  if (page.kind !== 'conflicts' || page.link?.kind !== 'conflict') return undefined;
  return page.link.id;
}

/** Keeps ours or takes theirs in the chosen conflict; `u` undoes that. */
export function settleHere(state: State, choice: Choice): Step {
  const id = conflictHere(state);
  if (id === undefined) return still(state);
  return [
    state,
    [{ type: 'act', act: { kind: 'settle', who: state.who, conflicts: [id], choice } }],
  ];
}
