import type { Kysely } from 'kysely';
import type { Schema } from '../schema.ts';
import { type Answer, type Params, type Question, StoreError } from '../store.ts';
import { doctor } from './doctor.ts';
import { lastAction } from './last-action.ts';
import { resolve } from './resolve.ts';

async function notBuilt(): Promise<never> {
  throw new StoreError('internal', 'This question is not built yet.');
}

/** Every question and the query that answers it. */
export const queries: {
  readonly [Q in Question]: (db: Kysely<Schema>, params: Params<Q>) => Promise<Answer<Q>>;
} = {
  incidents: notBuilt,
  matches: notBuilt,
  actors: notBuilt,
  quotes: notBuilt,
  timeline: notBuilt,
  incident: notBuilt,
  quote: notBuilt,
  overview: notBuilt,
  suggestions: notBuilt,
  resolve,
  duplicates: notBuilt,
  lastAction,
  doctor,
};
