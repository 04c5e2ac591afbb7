import { addDays } from '../../domain/time/days.ts';
import type { GivenDays } from '../../domain/time/period.ts';

// Which way a list is read and incidents are counted. Every size at which another way becomes the faster one is here; they
// were found by measuring a million incidents.

/** As much of a selection as the way through it depends on. */
type Selected =
  | { readonly kind: 'everything' | 'where' }
  | { readonly kind: 'found'; readonly count: number };

/** A filter's matches are kept in a temporary table up to this number; of more, only the condition is kept. */
export const MOST_MATCHES_KEPT = 100_000;

/** If at most this many incidents match the rest of a filter, only these are searched for its words; else the words come first. */
export const MOST_SEARCHED_AMONG = 100_000;

/** Fewer matches than this are looked up and sorted; among more, an index in the wanted order soon comes to enough of them. */
const SORTED_BELOW = 5_000;

export function isSorted(selection: Selected): boolean {
  return selection.kind === 'found' && selection.count < SORTED_BELOW;
}

/** Fewer incidents than this in the days are read by day, each tested; above it, the matches are looked up. */
const READ_BY_DAY_BELOW = 100_000;

/** `begun`: how many incidents began in the days that are counted. */
export function isReadByDay(selection: Selected, begun: number): boolean {
  const most = selection.kind === 'found' ? selection.count : READ_BY_DAY_BELOW;
  return begun < most;
}

/** How many incidents are read at once: more take too much memory, fewer too many statements. */
export const INCIDENTS_AT_ONCE = 20_000;

/** From this length on, in days, the parts of a trend consist of whole units that have rollups. */
const ROLLUPS_FROM = 360;

/** Up to so many incidents are added up by actor one by one although there are rollups, since these do not tell roles apart. */
export const FEW_TO_ADD_UP = 10_000;

/** Whether incidents are counted from rollups, which exist only of all incidents. */
export function usesRollups(selection: Selected, { since, until }: GivenDays): boolean {
  if (selection.kind !== 'everything') return false;
  return since === null || until === null || addDays(since, ROLLUPS_FROM) <= until;
}
