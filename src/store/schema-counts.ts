/** The columns that incidents are added up in. */
export const TALLIED = [
  'incidents',
  'claimed',
  'disputed',
  'killed_low',
  'killed_best',
  'killed_high',
  'killed_unknown',
  'civilians_low',
  'civilians_best',
  'civilians_high',
  'civilians_unknown',
] as const;

/** The columns that an actor's incidents are added up in. */
export const ACTOR_TALLIED = [
  'incidents',
  'perpetrator',
  'target',
  'participant',
  'reported',
  'claimed',
  'blamed',
  'denied',
  'killed_best',
  'killed_unknown',
] as const;

type Sums<C extends string> = { [Column in C]: number };

/** What the incidents of a first day come to, by how exactly it is known. */
export type DayTallyTable = { began: string; within: number } & Sums<(typeof TALLIED)[number]>;

/** One incident as it is counted: a sum of one. The migration says what its columns come from. */
export type CountedTable = DayTallyTable & { incident_id: number; ended: string; removed: 0 | 1 };

/** What an actor's count is added up from: the sum of a unit, or one tie. */
export type ActorShare = { actor_id: number; began: string } & Sums<(typeof ACTOR_TALLIED)[number]>;

/** An actor that was merged, and the one that it is now. */
export type MergedActorTable = { actor_id: number; into_id: number };
