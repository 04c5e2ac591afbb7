import { openPage } from '../app/pages/paging.ts';
import type { Command } from '../app/state/command.ts';
import type { State } from '../app/state/state.ts';
import { holdTwinsApart, mergeTwins, twinsHere } from '../app/writing/twins.ts';

/** What is done about actors that are likely to be one. */
export const TWIN_COMMANDS: readonly Command[] = [
  {
    id: 'twins.open',
    title: 'alike actors',
    help: 'list actors that are likely to be one under two names: transliterations, brackets, initials, slips',
    keys: ['A'],
    where: ['dashboard', 'page'],
    run: (state) => openPage(state, { kind: 'twins' }),
  },
  {
    id: 'twins.merge',
    title: 'they are one',
    help: 'make the chosen actor one with the other that it is likely to be; it is asked once more',
    keys: ['M'],
    where: ['page'],
    footer: 2,
    refuses: notChoosing,
    run: mergeTwins,
  },
  {
    id: 'twins.apart',
    title: 'they are two',
    help: 'remember that the two are not one, so that they are not proposed again',
    keys: ['N'],
    where: ['page'],
    footer: 2,
    refuses: notChoosing,
    run: holdTwinsApart,
  },
];

function notChoosing(state: State): string | undefined {
  if (state.readOnly) return 'the database is open for reading only; nothing can be chosen';
  return twinsHere(state) === undefined
    ? 'no alike actors are chosen; A lists them, Tab chooses'
    : undefined;
}
