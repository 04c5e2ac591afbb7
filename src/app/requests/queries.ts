import type { Answer, Params, Question } from '../../store/port/questions.ts';
import type { PageKind } from '../state/open-page.ts';
import type { Delayed, QueryRequest, QueryResponse, QueryState } from '../state/query-state.ts';
import type { State } from '../state/state.ts';
import { chain, type Step, still } from '../state/step.ts';
import {
  isLive,
  LIVE_QUERIES,
  type LiveQuery,
  PANEL_QUESTIONS,
  trendsWanted,
} from './live-queries.ts';

/** Starts one query; an older one of its kind that is still running is abandoned. */
export function ask<Q extends Question>(state: State, question: Q, params: Params<Q>): Step {
  const before: QueryState<Q> | undefined = state.queries[question];
  const ticket = (before?.ticket ?? 0) + 1;
  const query: QueryState<Q> = {
    ...before,
    ticket,
    params,
    waiting: true,
    late: false,
    again: false,
  };
  return [
    withQuery(state, question, query),
    [{ type: 'ask', ask: asRequest({ question, params, ticket }) }],
  ];
}

/** Queries everything that the dashboard shows, because the parameters have changed. */
export function askPanels(state: State): Step {
  return askEach(caughtUp(state), PANEL_QUESTIONS);
}

/** A dashboard that is queried anew shows what others have written until now, so that none of it waits any longer. */
export function caughtUp(state: State): State {
  const { paused, gathered, heldSeconds } = state.live;
  const isGathering = (gathered?.size ?? 0) > 0 || heldSeconds !== undefined;
  if ((paused?.waiting ?? 0) === 0 && !isGathering) return state;
  const live = {
    ...state.live,
    paused: paused && { ...paused, waiting: 0 },
    gathered: gathered && new Set<Question>(),
    heldSeconds: undefined,
  };
  return { ...state, live };
}

/** Queries the rows around those that the list shows now. */
export function askEvents(state: State): Step {
  return askLive(state, 'incidents');
}

/** Queries the bars of the timeline anew, and with them the other panels if what others write was held back from these. */
export function askTimeline(state: State): Step {
  return state.live.paused === undefined ? askLive(state, 'timeline') : askPanels(state);
}

/** Queries the trends of actors that have come into view, if they have not been queried yet. */
export function askTrends(state: State): Step {
  const known = state.queries.actors?.params.trends ?? 0;
  return trendsWanted(state) > known ? askLive(state, 'actors') : still(state);
}

/** Queries the open page. */
export function askPage(state: State): Step {
  return state.page.kind === 'dashboard' ? still(state) : askLive(state, state.page.kind);
}

/**
 * The data has changed: repeats the queries of the open page, and those of the panels on the screen that the change touched,
 * after those that are running.
 */
export function refresh(
  state: State,
  touched: ReadonlySet<Question> = new Set(PANEL_QUESTIONS),
): Step {
  const { page } = state;
  // The last line of the screen counts incidents and conflicts on every page.
  const panels = (page.kind === 'dashboard' ? PANEL_QUESTIONS : (['overview'] as const)).filter(
    (question) => touched.has(question),
  );
  // Any change may be to a report of the incident that is read.
  const read = state.queries.reading === undefined ? [] : (['reading'] as const);
  const shown: readonly LiveQuery[] =
    page.kind === 'dashboard' ? [...panels, ...read] : [page.kind, ...panels];
  const underWay = shown.filter((question) => state.queries[question]?.waiting === true);
  const marked = underWay.reduce((now: State, question) => markAgain(now, question), state);
  return askEach(
    marked,
    shown.filter((question) => !underWay.includes(question)),
  );
}

function askEach(state: State, questions: readonly LiveQuery[]): Step {
  return questions.reduce(
    (step: Step, question) => chain(step, (now) => askLive(now, question)),
    still(state),
  );
}

/** Drops the previous answer, so that a page never shows another record's data. */
export function forget(state: State, question: PageKind): State {
  const query = state.queries[question];
  if (query === undefined) return state;
  const { answer: _answer, of: _of, error: _error, ...kept } = query;
  return { ...state, queries: { ...state.queries, [question]: kept } };
}

/** A query is taking long: its previous answer is marked as old from now on. */
export function delayed(state: State, { question, ticket }: Delayed): State {
  const query = state.queries[question];
  if (query === undefined || query.ticket !== ticket || !query.waiting) return state;
  return { ...state, queries: { ...state.queries, [question]: { ...query, late: true } } };
}

/** Whether the answer shown for a question is marked as old. */
export function isCounting(state: State, question: Question): boolean {
  return state.queries[question]?.late === true;
}

/** Stores an answer. Returns `undefined` for one that is no longer wanted. */
export function settle(state: State, answered: QueryResponse): Step | undefined {
  const query = state.queries[answered.question];
  if (query === undefined || query.ticket !== answered.ticket) return undefined;
  const settled = settledAs(query, answered);
  const isMatched = answered.question === 'matches' && answered.error === undefined;
  const known = isMatched ? { ...state, matched: state.filter } : state;
  const after = withQuery(known, answered.question, settled);
  return query.again && isLive(answered.question)
    ? askLive(after, answered.question)
    : still(after);
}

/** The newest answer to a question, if there is one. */
export function answerTo<Q extends Question>(state: State, question: Q): Answer<Q> | undefined {
  const query: QueryState<Q> | undefined = state.queries[question];
  return query?.answer;
}

function askLive<Q extends LiveQuery>(state: State, question: Q): Step {
  const params = LIVE_QUERIES[question](state);
  return params === undefined ? still(state) : ask(state, question, params);
}

function markAgain<Q extends LiveQuery>(state: State, question: Q): State {
  const query: QueryState<Q> | undefined = state.queries[question];
  return query === undefined ? state : withQuery(state, question, { ...query, again: true });
}

function settledAs<Q extends Question>(
  query: QueryState<Q>,
  answered: QueryResponse,
): QueryState<Q> {
  const { error: _, ...kept } = query;
  if (answered.error !== undefined)
    return { ...kept, waiting: false, late: false, again: false, error: answered.error };
  // The ticket proves that this is the answer to this question, so the two types match.
  return {
    ...kept,
    waiting: false,
    late: false,
    again: false,
    answer: answered.answer as Answer<Q>,
    of: query.params,
  };
}

function withQuery<Q extends Question>(state: State, question: Q, query: QueryState<Q>): State {
  return { ...state, queries: { ...state.queries, [question]: query } };
}

function asRequest<Q extends Question>(ask: {
  question: Q;
  params: Params<Q>;
  ticket: number;
}): QueryRequest {
  return ask as QueryRequest;
}
