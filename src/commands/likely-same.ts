import { openPage } from '../app/pages/paging.ts';
import type { Command } from '../app/state/command.ts';
import type { State } from '../app/state/state.ts';
import { declarePairDistinct, mergePair, pairHere, showPair } from '../app/writing/likely-same.ts';

/** The commands that deal with incidents that are likely the same. */
export const LIKELY_SAME_COMMANDS: readonly Command[] = [
  {
    id: 'likely-same.open',
    title: 'duplicate incidents',
    help: 'list pairs of incidents that are likely the same, with the reasons; the filter is:duplicate finds them',
    keys: ['I'],
    where: ['dashboard', 'page'],
    run: (state) => openPage(state, { kind: 'likelySame' }),
  },
  {
    id: 'likely-same.both',
    title: 'both',
    help: 'go to the dashboard with both incidents alone in its list; Esc clears that filter',
    keys: ['enter'],
    where: ['likelySame'],
    footer: 3,
    refuses: noPair,
    run: showPair,
  },
  {
    id: 'likely-same.merge',
    title: 'merge',
    help: 'open the line that merges the first incident of the pair into the second; it says what that would do',
    keys: ['M'],
    where: ['likelySame'],
    footer: 2,
    refuses: notChoosing,
    run: mergePair,
  },
  {
    id: 'likely-same.distinct',
    title: 'not the same',
    help: 'declare both incidents distinct, so that they are not proposed again',
    keys: ['N'],
    where: ['likelySame'],
    footer: 2,
    does: 'write',
    refuses: notChoosing,
    run: declarePairDistinct,
  },
];

function notChoosing(state: State): string | undefined {
  if (state.readOnly) return 'the database is open read-only; nothing can be chosen';
  return noPair(state);
}

function noPair(state: State): string | undefined {
  return pairHere(state) === undefined ? 'no pair of incidents is chosen' : undefined;
}
