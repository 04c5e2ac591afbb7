import {
  acceptFind,
  findOf,
  foundLines,
  leaveFind,
  openFind,
  stepFind,
} from '../app/keys/finding.ts';
import type { Command, ViewMetrics } from '../app/state/command.ts';
import type { State } from '../app/state/state.ts';

/** The commands that search a page or the help. */
export const FIND_COMMANDS: readonly Command[] = [
  {
    id: 'find.open',
    title: 'find',
    help: 'search the page, or this help',
    keys: ['/'],
    where: ['page', 'help'],
    does: 'text',
    footer: 4,
    run: openFind,
  },
  {
    id: 'find.accept',
    title: 'keep',
    help: 'stay at the match; n and N go to the next and the previous one',
    keys: ['enter'],
    where: ['find'],
    footer: 1,
    run: acceptFind,
  },
  {
    id: 'find.cancel',
    title: 'cancel',
    help: 'end the search and scroll back to where you were',
    keys: ['esc', 'ctrl+c'],
    where: ['find'],
    footer: 3,
    run: leaveFind,
  },
  {
    id: 'find.down',
    title: 'next',
    help: 'go to the next match',
    keys: ['down', 'tab', 'ctrl+n'],
    where: ['find'],
    footer: 2,
    run: (state, metrics) => stepFind(state, 1, metrics),
  },
  {
    id: 'find.up',
    title: 'previous',
    help: 'go to the previous match',
    keys: ['up', 'shift+tab', 'ctrl+p'],
    where: ['find'],
    run: (state, metrics) => stepFind(state, -1, metrics),
  },
  {
    id: 'found.next',
    title: 'next',
    help: 'go to the next match; after the last comes the first',
    keys: ['n'],
    where: ['found'],
    footer: 0,
    refuses: notFound,
    run: (state, metrics) => stepFind(state, 1, metrics),
  },
  {
    id: 'found.previous',
    title: 'previous',
    help: 'go to the previous match',
    keys: ['N'],
    where: ['found'],
    footer: 0,
    refuses: notFound,
    run: (state, metrics) => stepFind(state, -1, metrics),
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

function notFound(state: State, metrics: ViewMetrics): string | undefined {
  const text = findOf(state)?.line.text.trim() ?? '';
  return foundLines(state, metrics).length === 0 ? `“${text}” is not on this page` : undefined;
}
