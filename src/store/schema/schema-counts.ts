import type { SpelledField } from '../../domain/actors/name-key.ts';
import { BASES, ROLES } from '../../domain/model/actor.ts';
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
  ...ROLES,
  ...BASES,
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

/**
 * What an incident adds to the rollups while it is not removed. `day` and `last_day` are its first and last possible day, as
 * numbers (`dayNumber`). `within` is the length in days of the shortest unit of a calendar that its date is known to, 0 for
 * longer than a year; where the days are known, however many it lasted, it is 1.
 */
export type ContributionTable = {
  incident_id: number;
  removed: 0 | 1;
  day: number;
  last_day: number;
  within: number;
} & { [C in Tallied]: number };

/** How an actor is involved in an incident: its roles, the bases of its attributions, and `tied` unless all of these are denials. */
export const INVOLVEMENTS = ['tied', ...ROLES, ...BASES] as const;
export type Involvement = (typeof INVOLVEMENTS)[number];

/** An actor's involvement in an incident, each column 0 or 1; a merged actor is the one that it is now. */
export type ActorContributionTable = { incident_id: number; actor_id: number } & {
  [I in Involvement]: 0 | 1;
};

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

/** One spelling; `folded` is null until a writer of the program has folded it, `uses` counts rows that are not removed. */
export type SpellingTable = {
  field: SpelledField;
  word: string;
  folded: string | null;
  uses: number;
  removed: number;
};

/** The version of the rule by which all spellings were folded that are. */
export type SpellingRuleTable = { version: number };

/** An actor that was merged, and the one that it is now. */
export type MergedActorTable = { actor_id: number; into_id: number };

/** An incident that was merged, and the one that it is now. */
export type MergedIncidentTable = { incident_id: number; into_id: number };
