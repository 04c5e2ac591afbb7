import type { Where } from '../../app/state/command.ts';

/** The places where keys mean something, as the help and the documentation put them together. */
export const KEY_PLACES: readonly { readonly title: string; readonly where: readonly Where[] }[] = [
  { title: 'On the dashboard', where: ['dashboard', 'events', 'actors', 'quotes', 'timeline'] },
  { title: 'On a page', where: ['page'] },
  { title: 'While adding', where: ['add'] },
  { title: 'While filtering', where: ['filter'] },
  { title: 'While choosing the window', where: ['window'] },
  { title: 'While naming the file of an export', where: ['export'] },
  { title: 'In the list of commands', where: ['palette'] },
  { title: 'In the help', where: ['help'] },
  { title: 'While typing what to find', where: ['find'] },
  { title: 'After finding it', where: ['found'] },
  { title: 'When asked', where: ['confirm'] },
  { title: 'Anywhere', where: ['anywhere'] },
];
