import { EVERYTHING } from '../../src/domain/filter.ts';

export const NEWEST_FIRST = { column: 'date', descending: true } as const;

/** Asks for the first incidents of all, the newest first. */
export const WHOLE_LIST = {
  filter: EVERYTHING,
  sort: NEWEST_FIRST,
  at: 'start',
  before: 0,
  after: 1000,
} as const;
