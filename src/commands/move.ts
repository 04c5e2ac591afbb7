import { jump, move, stepFocus } from '../app/pages/moving.ts';
import { isReading, pressLink, scrollPage } from '../app/pages/page-links.ts';
import type { Command, ViewMetrics } from '../app/state/command.ts';
import type { State } from '../app/state/state.ts';
import { still } from '../app/state/step.ts';
import { PANEL_IDS } from '../app/state/view.ts';

const ON_DASHBOARD = ['dashboard'] as const;
const PANEL_TITLES = {
  events: 'recent events',
  actors: 'counts by actor',
  quotes: 'latest quotes',
  timeline: 'timeline',
} as const;

/** Keys that move the selection and the focus on the dashboard, and that scroll a page. */
export const MOVE_COMMANDS: readonly Command[] = [
  {
    id: 'move.down',
    title: 'down',
    help: 'select the next row',
    keys: ['j', 'down'],
    where: ON_DASHBOARD,
    does: 'move',
    run: (state, metrics) => move(state, { rows: 1 }, metrics),
  },
  {
    id: 'move.up',
    title: 'up',
    help: 'select the previous row',
    keys: ['k', 'up'],
    where: ON_DASHBOARD,
    does: 'move',
    run: (state, metrics) => move(state, { rows: -1 }, metrics),
  },
  {
    id: 'move.half-down',
    title: 'half a screen down',
    help: 'go half a screen down',
    keys: ['ctrl+d'],
    where: ON_DASHBOARD,
    does: 'move',
    run: (state, metrics) => move(state, { screens: 0.5 }, metrics),
  },
  {
    id: 'move.half-up',
    title: 'half a screen up',
    help: 'go half a screen up',
    keys: ['ctrl+u'],
    where: ON_DASHBOARD,
    does: 'move',
    run: (state, metrics) => move(state, { screens: -0.5 }, metrics),
  },
  {
    id: 'move.screen-down',
    title: 'a screen down',
    help: 'go a screen down',
    keys: ['pagedown', 'ctrl+f'],
    where: ON_DASHBOARD,
    does: 'move',
    run: (state, metrics) => move(state, { screens: 1 }, metrics),
  },
  {
    id: 'move.screen-up',
    title: 'a screen up',
    help: 'go a screen up',
    keys: ['pageup', 'ctrl+b'],
    where: ON_DASHBOARD,
    does: 'move',
    run: (state, metrics) => move(state, { screens: -1 }, metrics),
  },
  {
    id: 'move.first',
    title: 'first row',
    help: 'go to the first row; in the recent events this marks all new ones as seen',
    keys: ['g', 'home'],
    where: ON_DASHBOARD,
    does: 'move',
    run: (state) => jump(state, 'first'),
  },
  {
    id: 'move.last',
    title: 'last row',
    help: 'go to the last row',
    keys: ['G', 'end'],
    where: ON_DASHBOARD,
    does: 'move',
    run: (state) => jump(state, 'last'),
  },
  {
    id: 'focus.next',
    title: 'next panel',
    help: 'go to the next panel',
    keys: ['tab', 'l', 'right'],
    where: ON_DASHBOARD,
    does: 'move',
    run: (state) => still(stepFocus(state, 1)),
  },
  {
    id: 'focus.previous',
    title: 'previous panel',
    help: 'go to the previous panel',
    keys: ['shift+tab', 'h', 'left'],
    where: ON_DASHBOARD,
    does: 'move',
    run: (state) => still(stepFocus(state, -1)),
  },
  {
    id: 'bar.next',
    title: 'next bar',
    help: 'go to the next bar',
    keys: ['l', 'right'],
    where: ['timeline'],
    does: 'move',
    run: (state, metrics) => move(state, { rows: 1 }, metrics),
  },
  {
    id: 'bar.previous',
    title: 'previous bar',
    help: 'go to the previous bar',
    keys: ['h', 'left'],
    where: ['timeline'],
    does: 'move',
    run: (state, metrics) => move(state, { rows: -1 }, metrics),
  },
  ...PANEL_IDS.map(
    (panel, index): Command => ({
      id: `focus.${panel}`,
      title: PANEL_TITLES[panel],
      help: `go to the ${PANEL_TITLES[panel]}`,
      keys: [`${index + 1}`],
      where: ON_DASHBOARD,
      does: 'move',
      run: (state) => still({ ...state, focus: panel }),
    }),
  ),
  {
    id: 'link.next',
    title: 'next record',
    help: 'choose the next record on the page; Enter opens it, e and x act on it',
    keys: ['tab', 'l', 'right'],
    where: ['page'],
    does: 'move',
    footer: 4,
    refuses: noLinks,
    run: (state, metrics) => pressLink(state, 'next', metrics),
  },
  {
    id: 'link.previous',
    title: 'previous record',
    help: 'choose the previous record',
    keys: ['shift+tab', 'h', 'left'],
    where: ['page'],
    does: 'move',
    run: (state, metrics) => pressLink(state, 'previous', metrics),
  },
  {
    id: 'link.open',
    title: 'open',
    help: 'open the chosen record, or the first one in view',
    keys: ['enter'],
    where: ['page'],
    footer: 3,
    refuses: noLinks,
    run: (state, metrics) => pressLink(state, 'open', metrics),
  },
  scroll('down', 'down', ['j', 'down'], () => 1, 'choose the next record'),
  scroll('up', 'up', ['k', 'up'], () => -1, 'choose the previous record'),
  scroll('half-down', 'half a screen down', ['ctrl+d'], (rows) => Math.floor(rows / 2)),
  scroll('half-up', 'half a screen up', ['ctrl+u'], (rows) => -Math.floor(rows / 2)),
  scroll('screen-down', 'a screen down', ['pagedown', 'ctrl+f', ' '], (rows) => rows - 4),
  scroll('screen-up', 'a screen up', ['pageup', 'ctrl+b'], (rows) => 4 - rows),
  scroll('start', 'to the start', ['g', 'home'], () => Number.NEGATIVE_INFINITY),
  scroll('end', 'to the end', ['G', 'end'], () => Number.MAX_SAFE_INTEGER),
];

function noLinks(state: State, metrics: ViewMetrics): string | undefined {
  return isReading(state) || metrics.linksOf(state).length > 0
    ? undefined
    : 'this page has no records to open';
}

/** One command that scrolls a page or the help; `lines` gives how far, by the number of rows of the screen. */
function scroll(
  id: string,
  title: string,
  keys: readonly string[],
  lines: (rows: number) => number,
  inLists = '',
): Command {
  return {
    id: `scroll.${id}`,
    title: `scroll ${title}`,
    help: inLists === '' ? `scroll ${title}` : `scroll ${title}; in a list, ${inLists}`,
    keys,
    where: ['page', 'help'],
    does: 'move',
    run: (state, metrics) => scrollPage(state, lines(state.size.rows), metrics),
  };
}
