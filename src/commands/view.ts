import { goBack, nothingSelected, openSelected } from '../app/pages/paging.ts';
import { clearFilter, openFilter } from '../app/prompt/filtering.ts';
import { acceptWindow, openWindow, stepOrType, stepWindow } from '../app/prompt/windowing.ts';
import { togglePause } from '../app/requests/live.ts';
import { askEvents, askPanels } from '../app/requests/queries.ts';
import type { Command } from '../app/state/command.ts';
import type { State } from '../app/state/state.ts';
import { type Step, still } from '../app/state/step.ts';
import { ACTORS_BY, SORT_COLUMNS } from '../app/state/view.ts';

/** The commands that change what is shown: pages, filter, window, order, zoom, pause. */
export const VIEW_COMMANDS: readonly Command[] = [
  {
    id: 'open',
    title: 'open',
    help: 'open the selected incident or quote, filter by the selected actor (again: its page), or narrow the window to the selected bar',
    keys: ['enter'],
    where: ['dashboard'],
    footer: 3,
    refuses: (state) => (nothingSelected(state) ? 'there is nothing here to open' : undefined),
    run: openSelected,
  },
  {
    id: 'filter.open',
    title: 'filter',
    help: 'filter every panel as you type',
    keys: ['/'],
    where: ['dashboard'],
    does: 'text',
    footer: 1,
    run: openFilter,
  },
  {
    id: 'filter.clear',
    title: 'clear the filter',
    help: 'clear the filter',
    keys: [],
    where: ['dashboard'],
    refuses: (state) => (state.filter.text === '' ? 'there is no filter to clear' : undefined),
    run: clearFilter,
  },
  {
    id: 'window.open',
    title: 'window',
    help: 'choose the time window of counts, timeline and quotes',
    also: 'period, days, dates',
    keys: ['t'],
    where: ['dashboard', 'groups', 'actor', 'comparison'],
    footer: 6,
    run: openWindow,
  },
  {
    id: 'window.longer',
    title: 'next window',
    help: 'use the next named window',
    keys: ['tab', 'down'],
    where: ['window'],
    footer: 3,
    run: (state) => stepWindow(state, 1),
  },
  {
    id: 'window.shorter',
    title: 'previous window',
    help: 'use the previous named window',
    keys: ['shift+tab', 'up'],
    where: ['window'],
    footer: 4,
    run: (state) => stepWindow(state, -1),
  },
  {
    id: 'window.again',
    title: 'next window',
    help: 'use the next window, unless a date is being typed',
    keys: ['t'],
    where: ['window'],
    run: (state, _, press) =>
      state.overlay?.kind === 'window' ? stepOrType(state, state.overlay, press) : still(state),
  },
  {
    id: 'window.accept',
    title: 'use it',
    help: 'use this window, or the one typed: a name, a date or two dates',
    keys: ['enter'],
    where: ['window'],
    footer: 1,
    run: (state) =>
      state.overlay?.kind === 'window' ? acceptWindow(state, state.overlay) : still(state),
  },
  {
    id: 'sort.next',
    title: 'sort',
    help: 'sort the recent events by the next column',
    keys: ['s'],
    where: ['dashboard'],
    footer: 7,
    run: (state) => sortBy(state, nextColumn(state), true),
  },
  {
    id: 'sort.reverse',
    title: 'reverse',
    help: 'reverse the order of the recent events',
    keys: ['S'],
    where: ['dashboard'],
    run: (state) => sortBy(state, state.sort.column, !state.sort.descending),
  },
  {
    id: 'zoom',
    title: 'zoom',
    help: 'show the focused panel alone, or all of them again',
    also: 'full screen',
    keys: ['z', '+'],
    where: ['dashboard'],
    run: (state) => askPanels({ ...state, zoomed: !state.zoomed }),
  },
  {
    id: 'actors.by',
    title: 'counts by',
    help: 'show the counts by actor by side (who did it, who was struck), as incidents, by role or by basis (reported, claimed, blamed, denied)',
    keys: ['v'],
    where: ['dashboard'],
    run: (state) => still({ ...state, actorsBy: nextOf(ACTORS_BY, state.actorsBy) }),
  },
  {
    id: 'pause',
    title: 'pause',
    help: 'stop showing what others write, until a new filter or window, or p again, shows it',
    keys: ['p'],
    where: ['dashboard'],
    footer: 8,
    run: togglePause,
  },
  {
    id: 'back',
    title: 'back',
    help: 'go one step back: take all marks off, leave a zoomed panel, then clear the filter; never quits',
    keys: ['esc', 'backspace'],
    where: ['dashboard'],
    run: goBack,
  },
  {
    id: 'page.close',
    title: 'back',
    help: 'go back to the previous page or the dashboard',
    keys: ['q', 'esc', 'backspace'],
    where: ['page'],
    footer: 1,
    run: goBack,
  },
];

function nextColumn(state: State): State['sort']['column'] {
  return nextOf(SORT_COLUMNS, state.sort.column);
}

function nextOf<T>(choices: readonly T[], current: T): T {
  return choices[(choices.indexOf(current) + 1) % choices.length] ?? current;
}

function sortBy(state: State, column: State['sort']['column'], descending: boolean): Step {
  // The rows of a paused dashboard are read anew, so the other panels have to be, too.
  const askSorted = state.live.paused === undefined ? askEvents : askPanels;
  return askSorted({
    ...state,
    sort: { column, descending },
    events: { ...state.events, jump: 'first', pendingSteps: 0 },
    notice: {
      text: `recent events by ${column}, ${orderWords(column, descending)}`,
      tone: 'plain',
    },
  });
}

function orderWords(column: State['sort']['column'], descending: boolean): string {
  switch (column) {
    case 'date':
    case 'added':
      return descending ? 'newest first' : 'oldest first';
    case 'killed':
      return descending ? 'most first' : 'fewest first';
    case 'status':
      return descending ? 'discounted first' : 'reported first';
    case 'type':
    case 'place':
      return descending ? 'Z to A' : 'A to Z';
  }
}
