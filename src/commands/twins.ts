import { openPage } from '../app/pages/paging.ts';
import type { Command } from '../app/state/command.ts';
import type { State } from '../app/state/state.ts';
import { declareTwinsDistinct, mergeTwins, twinsHere } from '../app/writing/twins.ts';

/** The commands that deal with possible duplicate actors. */
export const TWIN_COMMANDS: readonly Command[] = [
  {
    id: 'twins.open',
    title: 'duplicate actors',
    help: 'list possible duplicate actors: transliterations, brackets, initials, misspellings',
    keys: ['A'],
    where: ['dashboard', 'page'],
    run: (state) => openPage(state, { kind: 'twins' }),
  },
  {
    id: 'twins.merge',
    title: 'merge',
    help: 'merge the chosen actor into the other one, after a confirmation',
    keys: ['M'],
    where: ['twins'],
    footer: 2,
    refuses: notChoosing,
    run: mergeTwins,
  },
  {
    id: 'twins.distinct',
    title: 'mark distinct',
    help: 'declare the two actors distinct, so that they are not proposed again',
    keys: ['N'],
    where: ['twins'],
    footer: 2,
    refuses: notChoosing,
    run: declareTwinsDistinct,
  },
];

function notChoosing(state: State): string | undefined {
  if (state.readOnly) return 'the database is open read-only; nothing can be chosen';
  return twinsHere(state) === undefined ? 'no duplicate actors are chosen' : undefined;
}
