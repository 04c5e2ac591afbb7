import { EVERYTHING } from '../../src/domain/filter/filter.ts';

/** Queries the first incidents of the whole list, newest first. */
export const WHOLE_LIST = {
  filter: EVERYTHING,
  sort: { column: 'date', descending: true },
  at: 'start',
  before: 0,
  after: 1000,
} as const;
