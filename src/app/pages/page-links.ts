import type { PageLink, ViewMetrics } from '../state/command.ts';
import { pageHeight } from '../state/layout.ts';
import { isList, isSameChoice, type LinkKey, type OpenPage } from '../state/open-page.ts';
import type { State } from '../state/state.ts';
import { chain, type Step, still } from '../state/step.ts';
import { filterByGroup } from './groups.ts';
import { openRecord } from './paging.ts';

/** Chooses or opens a record on the page; the key waits until the page is loaded. */
export function pressLink(state: State, key: LinkKey, metrics: ViewMetrics): Step {
  const { page } = state;
  if (page.kind === 'dashboard') return still(state);
  if (isReading(state))
    return still({ ...state, page: { ...page, pendingKeys: [...page.pendingKeys, key] } });
  return key === 'open' ? openLink(state, page, metrics) : stepLink(state, page, key, metrics);
}

/** The page is loaded: handles the keys that were pressed meanwhile. */
export function handlePendingKeys(state: State, metrics: ViewMetrics): Step {
  const { page } = state;
  if (page.kind === 'dashboard' || page.pendingKeys.length === 0 || isReading(state))
    return still(state);
  const handled: State = { ...state, page: { ...page, pendingKeys: [] } };
  return page.pendingKeys.reduce(
    (step: Step, key) => chain(step, (now) => pressLink(now, key, metrics)),
    still(handled),
  );
}

/** Whether the open page is still loading. */
export function isReading({ page, queries }: State): boolean {
  if (page.kind === 'dashboard') return false;
  const its = queries[page.kind];
  return its?.waiting === true && its.answer === undefined;
}

/**
 * Keeps a record chosen in a list: the first, or, if the chosen one is gone, the one in its place. `before` is the state
 * before the list was updated.
 */
export function keepChoice(before: State, state: State, metrics: ViewMetrics): State {
  const { page } = state;
  if (page.kind === 'dashboard' || !isList(page) || isReading(state)) return state;
  const links = metrics.linksOf(state);
  const index = indexOf(links, page);
  if (index >= 0) return links[index]?.line === page.at ? state : choose(state, page, links, index);
  const was = Math.max(0, indexOf(metrics.linksOf(before), page));
  return choose(state, page, links, Math.min(was, links.length - 1));
}

/**
 * Scrolls the help or the open page by some lines; `update` stops it at the end. In a list it chooses the record that many
 * lines away.
 */
export function scrollPage(state: State, lines: number, metrics: ViewMetrics): Step {
  const { page, overlay } = state;
  if (overlay?.kind === 'help') {
    const scroll = Math.max(0, overlay.scroll + lines);
    return still({ ...state, overlay: { ...overlay, scroll } });
  }
  if (page.kind === 'dashboard') return still(state);
  if (isList(page) && Math.abs(lines) === 1) {
    return pressLink(state, lines > 0 ? 'next' : 'previous', metrics);
  }
  const scrolled = { ...page, scroll: Math.max(0, page.scroll + lines) };
  const links = isList(page) ? metrics.linksOf(state) : [];
  const from = links[indexOf(links, page)];
  if (from === undefined) return still({ ...state, page: scrolled });
  const wanted = from.line + lines;
  const index =
    lines > 0
      ? links.findIndex(({ line }) => line >= wanted)
      : links.findLastIndex(({ line }) => line <= wanted);
  const end = lines > 0 ? links.length - 1 : 0;
  const far = { ...scrolled, scroll: Math.min(scrolled.scroll, metrics.furthestScroll(state)) };
  return still(choose({ ...state, page: far }, far, links, index < 0 ? end : index));
}

/** Chooses the record on a line of the open page, if there is one. */
export function chooseOnLine(state: State, line: number, metrics: ViewMetrics): State {
  const { page } = state;
  if (page.kind === 'dashboard' || state.overlay?.kind === 'help') return state;
  const link = metrics.linksOf(state).findLast((one) => one.line === line);
  return link === undefined
    ? state
    : { ...state, page: { ...page, link: link.record, at: link.line } };
}

/** Chooses the next or previous record, and brings it into view. */
function stepLink(
  state: State,
  page: OpenPage,
  way: 'next' | 'previous',
  metrics: ViewMetrics,
): Step {
  const step = way === 'next' ? 1 : -1;
  const all = metrics.linksOf(state);
  const links = isList(page) ? all : firstOfEach(all);
  const at = indexOf(links, page);
  const index = at < 0 ? nearestTo(page.scroll, links, step) : at + step;
  if (links[index] !== undefined) return still(choose(state, page, links, index));
  // Past the first or last record, a list scrolls on; on another page nothing is chosen any more.
  return still({
    ...state,
    page: isList(page)
      ? { ...page, scroll: Math.max(0, page.scroll + step) }
      : { ...page, link: undefined, at: undefined },
  });
}

/** Chooses the record of a link, and brings as many of its lines into view as there is room for. */
function choose(state: State, page: OpenPage, links: readonly PageLink[], index: number): State {
  const link = links[index];
  if (link === undefined) return state;
  const height = pageHeight(state);
  const until = Math.min((links[index + 1]?.line ?? link.line + 1) - 1, link.line + height - 1);
  const isFirst = index === 0 && link.line < height;
  const scroll = isFirst ? 0 : Math.min(link.line, Math.max(page.scroll, until - height + 1));
  return { ...state, page: { ...page, link: link.record, at: link.line, scroll } };
}

/** Opens the chosen record, or the first one in view if none is chosen. */
function openLink(state: State, page: OpenPage, metrics: ViewMetrics): Step {
  const links = metrics.linksOf(state);
  const chosen = links[indexOf(links, page)];
  const link = page.link === undefined ? links[nearestTo(page.scroll, links, 1)] : chosen;
  const record = link?.opens ?? link?.record ?? page.link;
  if (record === undefined) return still(state);
  return record.kind === 'group' ? filterByGroup(state) : openRecord(state, record);
}

/** The index of the chosen record among the links: on its own line, else on the nearest line that has it; -1 if none has. */
function indexOf(links: readonly PageLink[], { link, at = 0 }: OpenPage): number {
  const far = (index: number) => Math.abs((links[index]?.line ?? Number.POSITIVE_INFINITY) - at);
  return links.reduce(
    (best, { record }, index) =>
      isSameChoice(record, link) && far(index) < far(best) ? index : best,
    -1,
  );
}

function nearestTo(scroll: number, links: readonly PageLink[], step: 1 | -1): number {
  if (step < 0) return links.length - 1;
  const inSight = links.findIndex(({ line }) => line >= scroll);
  return Math.max(0, inSight);
}

function firstOfEach(links: readonly PageLink[]): readonly PageLink[] {
  return links.filter(
    ({ record }, index) => links.findIndex((one) => isSameChoice(one.record, record)) === index,
  );
}
