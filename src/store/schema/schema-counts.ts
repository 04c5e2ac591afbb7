import type { Status } from '../../domain/model/status.ts';

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
  'discounted',
  'discounted_killed',
  'discounted_unknown',
] as const;
export type Tallied = (typeof TALLIED)[number];

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
  'discounted',
  'discounted_killed',
  'discounted_unknown',
] as const;
export type ActorTallied = (typeof ACTOR_TALLIED)[number];

/** An incident in few bytes: what most filters ask of it, under the names that it has there. */
export type DigestTable = {
  id: number;
  removed_at: string | null;
  occurred_from: string;
  occurred_until: string;
  type: string;
  subtype: string | null;
  country: string | null;
  status: Status;
  killed_low: number | null;
  killed_best: number | null;
};

/** What an incident adds to counts, as `shares.ts` reads it. */
export type ShareTable = { id: number; day: number; removed: 0 | 1; adds: string };

/** What a digest has of an incident. */
export const DIGESTED: ReadonlySet<string> = new Set<keyof DigestTable>([
  'id',
  'removed_at',
  'occurred_from',
  'occurred_until',
  'type',
  'subtype',
  'country',
  'status',
  'killed_low',
  'killed_best',
]);

/** The counts of the incidents with a first day, by the precision of their date. */
export type DayTallyTable = { began: string; within: number } & { [C in Tallied]: number };

/** An actor that was merged, and the one that it is now. */
export type MergedActorTable = { actor_id: number; into_id: number };
