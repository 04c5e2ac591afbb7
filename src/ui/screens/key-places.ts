import type { Where } from '../../app/state/command.ts';

/** The places where keys have a meaning, as grouped in the help and the docs. */
export const KEY_PLACES: readonly { readonly title: string; readonly where: readonly Where[] }[] = [
  { title: 'On the dashboard', where: ['dashboard', 'events', 'actors', 'quotes', 'timeline'] },
  { title: 'On a page', where: ['page'] },
  { title: 'While adding', where: ['add'] },
  { title: 'While filtering', where: ['filter'] },
  { title: 'While choosing the window', where: ['window'] },
  { title: 'While naming an export file', where: ['export'] },
  { title: 'In the command list', where: ['palette'] },
  { title: 'In the help', where: ['help'] },
  { title: 'While typing a search', where: ['find'] },
  { title: 'After a search', where: ['found'] },
  { title: 'At a confirmation', where: ['confirm'] },
  { title: 'Anywhere', where: ['anywhere'] },
];
