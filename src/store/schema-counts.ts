/** One incident as it is counted; the migration says what its columns come from. */
export type CountedTable = {
  incident_id: number;
  began: string;
  ended: string;
  within: number;
  removed: 0 | 1;
  claimed: 0 | 1;
  disputed: 0 | 1;
  killed_low: number | null;
  killed_best: number | null;
  killed_high: number | null;
  civilians_low: number | null;
  civilians_best: number | null;
  civilians_high: number | null;
};

/** An actor that was merged, and the one that it is now. */
export type MergedActorTable = { actor_id: number; into_id: number };

/** What the incidents of a first day come to, by how exactly it is known. */
export type DayTallyTable = { began: string; within: number } & {
  [C in (typeof TALLIED)[number]]: number;
};

/** The columns that days are added up in. */
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
