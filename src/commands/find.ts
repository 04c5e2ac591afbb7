import {
  acceptFind,
  findOf,
  foundLines,
  leaveFind,
  openFind,
  stepFind,
} from '../app/keys/finding.ts';
import type { Command, Program } from '../app/state/command.ts';
import type { State } from '../app/state/state.ts';

/** Looking for a text on a page and in the help. */
export const FIND_COMMANDS: readonly Command[] = [
  {
    id: 'find.open',
    title: 'find',
    help: 'look for a text on the page, or in this help',
    keys: ['/'],
    where: ['page', 'help'],
    does: 'text',
    footer: 4,
    run: openFind,
  },
  {
    id: 'find.accept',
    title: 'keep',
    help: 'stay at what was found; n and N go to the next and the previous place',
    keys: ['enter'],
    where: ['find'],
    footer: 1,
    run: acceptFind,
  },
  {
    id: 'find.cancel',
    title: 'as before',
    help: 'end the search, and go back to where the page was',
    keys: ['esc', 'ctrl+c'],
    where: ['find'],
    footer: 3,
    run: leaveFind,
  },
  {
    id: 'find.down',
    title: 'next',
    help: 'go to the next line that has it',
    keys: ['down', 'tab', 'ctrl+n'],
    where: ['find'],
    footer: 2,
    run: (state, program) => stepFind(state, 1, program),
  },
  {
    id: 'find.up',
    title: 'before',
    help: 'go to the previous line that has it',
    keys: ['up', 'shift+tab', 'ctrl+p'],
    where: ['find'],
    run: (state, program) => stepFind(state, -1, program),
  },
  {
    id: 'found.next',
    title: 'next',
    help: 'go to the next line that has what was looked for; after the last comes the first',
    keys: ['n'],
    where: ['found'],
    footer: 0,
    refuses: notFound,
    run: (state, program) => stepFind(state, 1, program),
  },
  {
    id: 'found.previous',
    title: 'before',
    help: 'go to the previous line that has it',
    keys: ['N'],
    where: ['found'],
    footer: 0,
    refuses: notFound,
    run: (state, program) => stepFind(state, -1, program),
  },
  {
    id: 'found.leave',
    title: 'leave the search',
    help: 'end the search',
    keys: ['esc'],
    where: ['found'],
    footer: 0,
    run: leaveFind,
  },
];

function notFound(state: State, program: Program): string | undefined {
  const text = findOf(state)?.line.text.trim() ?? '';
  return foundLines(state, program).length === 0 ? `“${text}” is not on this page` : undefined;
}
