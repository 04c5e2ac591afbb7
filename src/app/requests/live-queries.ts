import type { Params, Question } from '../../store/port/questions.ts';
import { actorOfKey, actorParts } from '../state/actor-list.ts';
import { rangeToRead } from '../state/event-list.ts';
import { BESIDE_ROLE_BARS, barsOf, rowsOf, showsReading } from '../state/layout.ts';
import type { PageKind } from '../state/open-page.ts';
import { type State, today } from '../state/state.ts';

/** The most actors or quotes that a panel lists; its title says if there are more. */
const PANEL_LIMIT = 500;

/** The most groups that a page lists; it says if there are more. */
const GROUP_LIMIT = 1_000;

/** The dashboard's queries. A page's query has the name of its kind. */
export const PANEL_QUESTIONS = [
  'incidents',
  'actors',
  'quotes',
  'timeline',
  'matches',
  'overview',
] as const satisfies readonly Question[];

export type PanelQuestion = (typeof PANEL_QUESTIONS)[number];
export type LiveQuery = PanelQuestion | 'reading' | PageKind;
type LiveQueries = { readonly [Q in LiveQuery]: (state: State) => Params<Q> | undefined };

/** The parameters of every query that follows the screen, from the state alone; `undefined` if it is not on the screen. */
export const LIVE_QUERIES: LiveQueries = {
  incidents: (state) => ({
    filter: state.filter.filter,
    sort: state.sort,
    ...rangeToRead(state.events, rowsOf(state, 'events')),
  }),
  actors: (state) => ({
    ...scope(state),
    limit: PANEL_LIMIT,
    trends: trendsWanted(state),
    seen: false,
  }),
  quotes: (state) => ({ ...scope(state), limit: PANEL_LIMIT }),
  timeline: (state) => ({ ...scope(state), bars: barsOf(state), unit: state.barUnit }),
  matches: (state) => ({ filter: state.filter.filter, today: today(state) }),
  overview: (state) => ({ today: today(state) }),
  reading: (state) => {
    const id = readingWanted(state);
    return id === undefined ? undefined : { id };
  },
  incident: ({ page }) => (page.kind === 'incident' ? { id: page.id } : undefined),
  quote: ({ page }) => (page.kind === 'quote' ? { id: page.id } : undefined),
  actor: (state) =>
    state.page.kind === 'actor'
      ? {
          id: state.page.id,
          bars: Math.max(8, state.size.columns - 6),
          allTimeBars: Math.max(8, state.size.columns - 6 - BESIDE_ROLE_BARS),
          window: state.window,
          today: today(state),
        }
      : undefined,
  source: ({ page }) => (page.kind === 'source' ? { id: page.id } : undefined),
  sources: ({ page }) => (page.kind === 'sources' ? {} : undefined),
  milestones: ({ page }) => (page.kind === 'milestones' ? {} : undefined),
  estimates: ({ page }) => (page.kind === 'estimates' ? {} : undefined),
  log: ({ page }) =>
    page.kind === 'log' ? { before: null, limit: page.limit, record: null } : undefined,
  datasets: ({ page }) => (page.kind === 'datasets' ? {} : undefined),
  imports: ({ page }) => (page.kind === 'imports' ? { limit: null } : undefined),
  batch: ({ page }) => (page.kind === 'batch' ? { id: page.id } : undefined),
  conflicts: ({ page }) => (page.kind === 'conflicts' ? {} : undefined),
  twins: ({ page }) => (page.kind === 'twins' ? { batch: null, limit: PANEL_LIMIT } : undefined),
  likelySame: ({ page }) =>
    page.kind === 'likelySame' ? { batch: null, limit: PANEL_LIMIT } : undefined,
  leads: ({ page }) => (page.kind === 'leads' ? { limit: page.limit } : undefined),
  groups: (state) =>
    state.page.kind === 'groups'
      ? {
          ...scope(state),
          by: state.page.by,
          order: state.page.order,
          compared: true,
          limit: GROUP_LIMIT,
        }
      : undefined,
  comparison: (state) =>
    state.page.kind === 'comparison'
      ? { ...scope(state), milestone: state.page.id, spanDays: state.page.spanDays }
      : undefined,
};

/** The selected incident, if the screen has room for what is known of it. */
export function readingWanted(state: State): number | undefined {
  return state.page.kind === 'dashboard' && showsReading(state) ? state.events.selected : undefined;
}

/** Whether a query follows the screen. */
export function isLive(question: Question): question is LiveQuery {
  return Object.hasOwn(LIVE_QUERIES, question);
}

/** How many actors' trends are queried at a time. */
const TRENDS = 100;

/** How many actors' trends are needed: those in view, rounded up. */
export function trendsWanted(state: State): number {
  const rows = state.queries.actors?.answer?.rows ?? [];
  const chosen = actorOfKey(actorParts(rows, state.actorsBy), state.selections.actors);
  const selected = chosen === undefined ? -1 : rows.indexOf(chosen.row);
  return Math.ceil((selected + 1 + rowsOf(state, 'actors')) / TRENDS) * TRENDS;
}

function scope(state: State) {
  return { filter: state.filter.filter, window: state.window, today: today(state) };
}
