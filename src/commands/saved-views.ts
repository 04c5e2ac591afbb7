import {
  openViewAt,
  openViewName,
  openViews,
  removeView,
  saveView,
  viewsMoved,
} from '../app/prompt/views.ts';
import type { Command, ViewMetrics } from '../app/state/command.ts';
import type { ViewsList } from '../app/state/overlay.ts';
import type { State } from '../app/state/state.ts';
import { type Step, still } from '../app/state/step.ts';

/** The commands that save, list, open and remove views. */
export const SAVED_VIEW_COMMANDS: readonly Command[] = [
  {
    id: 'views.open',
    title: 'views',
    help: 'list the saved views, each a filter, window, order, unit of the timeline and arrangement of the panels',
    keys: ['V'],
    where: ['dashboard', 'page'],
    run: openViews,
  },
  {
    id: 'views.save',
    title: 'save view',
    help: 'save the filter, window, order, unit and arrangement of the panels as a view; also as : save view NAME',
    keys: ['s'],
    where: ['views'],
    everywhere: true,
    footer: 3,
    takes: { word: 'save view', begin: openViewName },
    run: (state) => openViewName(state, ''),
  },
  {
    id: 'views.choose',
    title: 'open it',
    help: 'open the selected view',
    keys: ['enter'],
    where: ['views'],
    footer: 1,
    run: onList((state, list) => openViewAt(state, list, list.selected)),
  },
  {
    id: 'views.numbered',
    title: 'open by number',
    help: 'open the view with this number: the first of these keys opens the first view',
    keys: ['1', '2', '3', '4', '5', '6', '7', '8', '9'],
    where: ['views'],
    run: onList((state, list, press, { commands }) => {
      const numbered = commands.find(({ id }) => id === 'views.numbered');
      return openViewAt(state, list, numbered?.keys.indexOf(press) ?? 0);
    }),
  },
  {
    id: 'views.down',
    title: 'down',
    help: 'select the next view',
    keys: ['j', 'down', 'tab', 'ctrl+n'],
    where: ['views'],
    run: onList((state, list) => viewsMoved(state, list, 1)),
  },
  {
    id: 'views.up',
    title: 'up',
    help: 'select the previous view',
    keys: ['k', 'up', 'shift+tab', 'ctrl+p'],
    where: ['views'],
    run: onList((state, list) => viewsMoved(state, list, -1)),
  },
  {
    id: 'views.remove',
    title: 'remove',
    help: 'remove the selected view when pressed twice',
    keys: ['x'],
    where: ['views'],
    footer: 4,
    run: onList(removeView),
  },
  {
    id: 'views.name',
    title: 'save',
    help: 'save the view under this name; again, to replace another view of this name',
    keys: ['enter'],
    where: ['view-name'],
    footer: 1,
    run: (state) =>
      state.overlay?.kind === 'view-name' ? saveView(state, state.overlay) : still(state),
  },
];

function onList(
  run: (state: State, list: ViewsList, press: string, metrics: ViewMetrics) => Step,
): Command['run'] {
  return (state, metrics, press) =>
    state.overlay?.kind === 'views' ? run(state, state.overlay, press, metrics) : still(state);
}
