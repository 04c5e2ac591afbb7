import type { Day } from '../../domain/time/days.ts';
import type { GivenDays } from '../../domain/time/period.ts';
import type { Selection } from '../filter/selection.ts';
import type { ActorRow } from '../port/rows.ts';
import type { IncidentCounts } from '../port/rows-counts.ts';

/**
 * What is to be counted: the selected incidents that lie in some days. One that lasted several known days lies in all days that
 * it touches; one that is dated less exactly only where all its possible days do, else it is counted apart.
 */
export type Counting = {
  readonly selection: Selection;
  readonly days: GivenDays;
  /** The days before, with which actors are compared. */
  readonly before: GivenDays | null;
  /** The first days of the parts of an actor's trend; the first part takes in what began before it. */
  readonly starts: readonly Day[];
};

/** The counts of one actor, by the number that it has now. */
export type ActorCount = { readonly actor: number } & Omit<
  ActorRow,
  'id' | 'name' | 'shortName' | 'kind' | 'trend'
>;

/** A first day: all its incidents, those known exactly enough to stand in a bar, and how many were killed in these. */
export type DayCount = {
  readonly day: Day;
  readonly all: number;
  readonly fine: number;
  readonly killed: number;
};

/** What the incidents come to; each of it is worked out when it is asked for. */
export type Counted = {
  readonly counts: () => Promise<IncidentCounts>;
  /** By first day on which something counts, in their order, those that began before the days too; `within`: a day that is known to within so many is exact enough for a bar. */
  readonly days: (within: number) => Promise<readonly DayCount[]>;
  /** Each actor once in whatever role, unless its only attribution is a denial; `seen`: with the days on which it was. */
  readonly actors: (seen: boolean) => Promise<readonly ActorCount[]>;
  /** Incidents of some actors in each part. */
  readonly trends: (actors: readonly number[]) => Promise<ReadonlyMap<number, readonly number[]>>;
};
