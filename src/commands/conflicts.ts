import { openPage } from '../app/pages/paging.ts';
import type { Command } from '../app/state/command.ts';
import type { State } from '../app/state/state.ts';
import { type Step, still } from '../app/state/step.ts';
import type { Choice } from '../domain/model/conflict.ts';

/** The commands that resolve conflicts with other databases. */
export const CONFLICT_COMMANDS: readonly Command[] = [
  {
    id: 'conflicts.open',
    title: 'conflicts',
    help: 'list conflicts with other databases whose complete records were imported',
    keys: ['C'],
    where: ['dashboard', 'page'],
    run: (state) => openPage(state, { kind: 'conflicts' }),
  },
  {
    id: 'conflicts.keep',
    title: 'keep ours',
    help: 'keep this database’s value in the chosen conflict',
    keys: ['K'],
    where: ['conflicts'],
    footer: 2,
    refuses: notChoosing,
    run: (state) => settleHere(state, 'ours'),
  },
  {
    id: 'conflicts.take',
    title: 'take theirs',
    help: 'take the other database’s value in the chosen conflict',
    keys: ['T'],
    where: ['conflicts'],
    footer: 2,
    refuses: notChoosing,
    run: (state) => settleHere(state, 'theirs'),
  },
];

function notChoosing(state: State): string | undefined {
  if (state.readOnly) return 'the database is open read-only; nothing can be chosen';
  return conflictHere(state) === undefined ? 'no conflict is chosen' : undefined;
}

/** The conflict chosen in the list of conflicts. */
function conflictHere({ page }: State): number | undefined {
  if (page.kind !== 'conflicts' || page.link?.kind !== 'conflict') return undefined;
  return page.link.id;
}

/** Keeps ours or takes theirs in the chosen conflict; `u` undoes that. */
function settleHere(state: State, choice: Choice): Step {
  const id = conflictHere(state);
  if (id === undefined) return still(state);
  return [
    state,
    [{ type: 'act', act: { kind: 'settle', who: state.who, conflicts: [id], choice } }],
  ];
}
