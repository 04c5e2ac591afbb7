import type { Answer, Params, Question } from '../../store/port/questions.ts';

/**
 * A query that is running or answered. An answer stays on the screen until a newer one arrives; an answer with an old
 * ticket is dropped.
 */
export type QueryState<Q extends Question> = {
  readonly ticket: number;
  readonly params: Params<Q>;
  readonly waiting: boolean;
  /** It is taking so long that the answer shown meanwhile has to be marked as old. */
  readonly late: boolean;
  /** The data changed meanwhile: query once more when the answer arrives. */
  readonly again: boolean;
  readonly answer?: Answer<Q>;
  /** The parameters that the answer belongs to. */
  readonly of?: Params<Q>;
  readonly error?: string;
};

/** All queries of the screen, at most one of each kind at a time. */
export type QueryStates = { readonly [Q in Question]?: QueryState<Q> };

/** An `ask` for the store, as data. */
export type QueryRequest = {
  [Q in Question]: { readonly question: Q; readonly params: Params<Q>; readonly ticket: number };
}[Question];

/** The result of a query: an answer, or why there is none. */
export type QueryResponse = {
  [Q in Question]: {
    readonly question: Q;
    readonly ticket: number;
    readonly answer?: Answer<Q>;
    readonly error?: string;
  };
}[Question];

/** A query that is still running after a while. */
export type Delayed = { readonly question: Question; readonly ticket: number };
