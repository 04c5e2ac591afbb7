import { holdsText } from '../../domain/names/find-text.ts';
import { grouped } from '../../text/number-words.ts';
import { chooseOnLine } from '../pages/page-links.ts';
import { openFilter } from '../prompt/filtering.ts';
import type { ViewMetrics } from '../state/command.ts';
import { pageHeight } from '../state/layout.ts';
import { EMPTY_LINE, type Line } from '../state/line-editor.ts';
import type { Find } from '../state/open-page.ts';
import type { State } from '../state/state.ts';
import { type Step, still } from '../state/step.ts';

/** The search on the open page, or in the help if that covers it. */
export function findOf({ overlay, page }: State): Find | undefined {
  if (overlay !== undefined) return overlay.kind === 'help' ? overlay.find : undefined;
  return page.kind === 'dashboard' ? undefined : page.find;
}

/** Starts a search from where the page or the help is scrolled to; what is folded is searched, too. */
export function openFind(state: State): Step {
  const from = scrollOf(state);
  const find = { line: EMPTY_LINE, typing: true, at: undefined, from };
  return still(withFind(unfolded(state), find));
}

function unfolded(state: State): State {
  const { page, overlay } = state;
  if (page.kind === 'dashboard' || overlay?.kind === 'help') return state;
  return { ...state, page: { ...page, unfolded: true } };
}

/** The text has changed: goes to the first match from where the search began. */
export function findEdited(state: State, find: Find, line: Line, metrics: ViewMetrics): Step {
  const changed = { ...find, line, at: undefined };
  return still(seek(scrolled(withFind(state, changed), find.from), metrics));
}

/** Searches again once the page is loaded. */
export function findAgain(state: State, metrics: ViewMetrics): State {
  const find = findOf(state);
  return find === undefined || find.at !== undefined ? state : seek(state, metrics);
}

/** Goes to the next (or previous) match; after the last comes the first. */
export function stepFind(state: State, step: 1 | -1, metrics: ViewMetrics): Step {
  const find = findOf(state);
  if (find === undefined) return still(state);
  const lines = foundLines(state, metrics);
  const at = find.at ?? scrollOf(state);
  const further = step > 0 ? lines.find((line) => line > at) : lines.findLast((line) => line < at);
  const line = further ?? (step > 0 ? lines[0] : lines.at(-1));
  return still(line === undefined ? state : goTo(state, find, line, metrics));
}

/** Keeps the matches marked, and gives the letters back to the commands. */
export function acceptFind(state: State): Step {
  const find = findOf(state);
  if (find === undefined) return still(state);
  return still(
    withFind(state, find.line.text.trim() === '' ? undefined : { ...find, typing: false }),
  );
}

/** Ends the search; while the text is being typed, the page scrolls back to where it was. */
export function leaveFind(state: State): Step {
  const find = findOf(state);
  if (find === undefined) return still(state);
  const left = withFind(state, undefined);
  return still(find.typing ? scrolled(left, find.from) : left);
}

/** The position of the current match, in words: `2 of 5`. */
export function foundWords(state: State, metrics: Pick<ViewMetrics, 'textsOf'>): string {
  const lines = foundLines(state, metrics);
  const index = lines.indexOf(findOf(state)?.at ?? -1);
  if (lines.length === 0) return 'not on this page';
  return index < 0
    ? `${grouped(lines.length)} lines`
    : `${grouped(index + 1)} of ${grouped(lines.length)}`;
}

/** The lines of the page or the help that match, from the top. */
export function foundLines(state: State, metrics: Pick<ViewMetrics, 'textsOf'>): readonly number[] {
  const find = findOf(state);
  if (find === undefined || find.line.text.trim() === '') return [];
  return metrics
    .textsOf(state)
    .flatMap((text, line) => (holdsText(text, find.line.text) ? [line] : []));
}

function seek(state: State, metrics: ViewMetrics): State {
  const find = findOf(state);
  if (find === undefined) return state;
  const lines = foundLines(state, metrics);
  const line = lines.find((one) => one >= find.from) ?? lines[0];
  return line === undefined ? state : goTo(state, find, line, metrics);
}

/** Brings the line into view; if it has to be scrolled to, a third of the way down. */
function goTo(state: State, find: Find, line: number, metrics: ViewMetrics): State {
  const height = pageHeight(state);
  const scroll = scrollOf(state);
  const isSeen = line >= scroll && line < scroll + height;
  const there = isSeen ? state : scrolled(state, Math.max(0, line - Math.floor(height / 3)));
  return chooseOnLine(withFind(there, { ...find, at: line }), line, metrics);
}

function scrollOf({ overlay, page }: State): number {
  if (overlay?.kind === 'help') return overlay.scroll;
  return page.kind === 'dashboard' ? 0 : page.scroll;
}

function scrolled(state: State, scroll: number): State {
  const { overlay, page } = state;
  if (overlay?.kind === 'help') return { ...state, overlay: { ...overlay, scroll } };
  return page.kind === 'dashboard' ? state : { ...state, page: { ...page, scroll } };
}

function withFind(state: State, find: Find | undefined): State {
  const { overlay, page } = state;
  if (overlay?.kind === 'help') return { ...state, overlay: { ...overlay, find } };
  return page.kind === 'dashboard' ? state : { ...state, page: { ...page, find } };
}

/** Opens what `/` opens here: the filter on the dashboard, else the search of the page or the help. */
export function openSearch(state: State): Step {
  const isDashboard = state.page.kind === 'dashboard' && state.overlay?.kind !== 'help';
  return isDashboard ? openFilter(state) : openFind(state);
}
