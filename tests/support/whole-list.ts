import { EVERYTHING } from '../../src/domain/filter/filter.ts';

/** Asks for the first incidents of all, the newest first. */
export const WHOLE_LIST = {
  filter: EVERYTHING,
  sort: { column: 'date', descending: true },
  at: 'start',
  before: 0,
  after: 1000,
} as const;
