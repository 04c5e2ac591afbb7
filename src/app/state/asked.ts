import type { Answer, Params, Question } from '../../store/port/questions.ts';

/**
 * A question under way or answered. An answer stays on the screen while a newer one is awaited; an answer
 * with an old ticket is dropped.
 */
export type Asked<Q extends Question> = {
  readonly ticket: number;
  readonly params: Params<Q>;
  readonly waiting: boolean;
  /** It takes so long that what is shown meanwhile has to be marked as older. */
  readonly late: boolean;
  /** Something changed while waiting: ask once more when the answer is here. */
  readonly again: boolean;
  readonly answer?: Answer<Q>;
  /** What was asked when that was answered. */
  readonly of?: Params<Q>;
  readonly error?: string;
};

/** Everything that the screen has asked, at most one question of each kind at a time. */
export type AskedAll = { readonly [Q in Question]?: Asked<Q> };

/** An `ask` for the store, as data. */
export type Ask = {
  [Q in Question]: { readonly question: Q; readonly params: Params<Q>; readonly ticket: number };
}[Question];

/** What came back: an answer, or why there is none. */
export type Answered = {
  [Q in Question]: {
    readonly question: Q;
    readonly ticket: number;
    readonly answer?: Answer<Q>;
    readonly error?: string;
  };
}[Question];

/** A question that is still under way after a while. */
export type Delayed = { readonly question: Question; readonly ticket: number };
