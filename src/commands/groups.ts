import { openGroups, reverseGroups, sortGroupsByNext, stepGrouping } from '../app/pages/groups.ts';
import { pressLink } from '../app/pages/page-links.ts';
import type { Command } from '../app/state/command.ts';
import { GROUPINGS } from '../domain/grouping/grouping.ts';

/** The commands that count incidents by month, place and the like. */
export const GROUP_COMMANDS: readonly Command[] = [
  {
    id: 'groups.open',
    title: 'counts by month, place, …',
    help: 'count by month, week, day, year, country, area, place, type, source or actor, within the filter and the window',
    keys: ['c'],
    where: ['dashboard', 'page'],
    run: (state) => openGroups(state),
  },
  ...GROUPINGS.map(
    (by): Command => ({
      id: `groups.${by}`,
      title: `counts by ${by}`,
      help: `count incidents and killed by ${by}`,
      keys: [],
      where: ['dashboard', 'page'],
      run: (state) => openGroups(state, by),
    }),
  ),
  {
    id: 'groups.next',
    title: 'count by next',
    help: 'count by the next of these: month, week, day, year, country, area, place, type, source, actor',
    keys: ['v', 'l', 'right'],
    where: ['groups'],
    footer: 2,
    run: (state) => stepGrouping(state, 1),
  },
  {
    id: 'groups.previous',
    title: 'count by previous',
    help: 'count by the previous of these',
    keys: ['V', 'h', 'left'],
    where: ['groups'],
    run: (state) => stepGrouping(state, -1),
  },
  {
    id: 'groups.filter',
    title: 'filter',
    help: 'go to the dashboard with the chosen month, place or the like added to the filter',
    keys: ['enter'],
    where: ['groups'],
    footer: 1,
    refuses: (state) =>
      state.page.kind === 'groups' && state.page.link === undefined
        ? 'nothing is counted here'
        : undefined,
    run: (state, metrics) => pressLink(state, 'open', metrics),
  },
  {
    id: 'groups.sort',
    title: 'sort',
    help: 'sort by the next of these: name, incidents, killed, change',
    keys: ['s'],
    where: ['groups'],
    footer: 4,
    run: sortGroupsByNext,
  },
  {
    id: 'groups.reverse',
    title: 'reverse',
    help: 'reverse the order',
    keys: ['S'],
    where: ['groups'],
    run: reverseGroups,
  },
];
