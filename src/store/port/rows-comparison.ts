import type { ActorKind } from '../../domain/model/actor.ts';
import type { DaySpan } from '../../domain/time/milestone-spans.ts';
import type { MilestoneRow } from './rows.ts';
import type { IncidentCounts } from './rows-counts.ts';

/** One side of a milestone, and the days of it that no dataset covers. */
export type ComparedSpan = DaySpan &
  IncidentCounts & { readonly uncovered: readonly DaySpan[]; readonly uncoveredDays: number };

/** The counts of an actor or a place on one side. */
export type ComparedCount = {
  readonly incidents: number;
  readonly claimed: number;
  readonly killedBest: number;
  readonly killedUnknown: number;
};

export type ComparedRow = {
  readonly name: string;
  readonly before: ComparedCount;
  readonly after: ComparedCount;
};
export type ComparedActor = ComparedRow & { readonly id: number; readonly kind: ActorKind };

/** How many incidents an actor claims in one place on each side. */
export type ComparedClaim = {
  readonly actorId: number;
  readonly actor: string;
  /** `null` if the incidents have no place. */
  readonly place: string | null;
  readonly before: number;
  readonly after: number;
};

/** The same number of days before and after a milestone. */
export type MilestoneSides = {
  readonly milestone: MilestoneRow;
  /** On each side. */
  readonly days: number;
  readonly before: ComparedSpan;
  readonly after: ComparedSpan;
  /** Incidents that may have happened on either side, and so count on neither; each side's `mayBe` has them too. */
  readonly eitherSide: number;
  readonly actors: readonly ComparedActor[];
  readonly places: readonly ComparedRow[];
  /** Who claims how many in which place. */
  readonly claims: readonly ComparedClaim[];
};

/** A comparison as a page shows it. */
export type Comparison = MilestoneSides & {
  /** The length in days of the window, or of the dates in the filter, which take precedence. */
  readonly windowDays: number;
};
