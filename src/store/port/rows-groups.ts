import type { CountedFigure } from '../../domain/model/counted-figure.ts';
import type { Period } from '../../domain/time/period.ts';
import type { IncidentCounts } from './rows-counts.ts';

/** The incidents of one group in the period; discounted ones are in none. */
export type GroupRow = {
  /** `2020-05`, `AFG`, `Nangarhar, AFG`, a type or a name; `null`: those of which it is not known that exactly. */
  readonly key: string | null;
  /** The tokens of a filter that select its incidents; `null` if there are none for what is not known. */
  readonly filter: string | null;
  /** The number of its source or actor; `undefined` if it is none. */
  readonly id: number | undefined;
  readonly incidents: number;
  readonly killed: CountedFigure;
  /** Incidents in eight equal parts of the period, oldest first; empty by time, or if not requested. */
  readonly trend: readonly number[];
  /**
   * Incidents in the previous period of the same length, or, by time, in the unit before; `null` if there is none, or if not
   * requested.
   */
  readonly before: number | null;
};

export type GroupsAnswer = {
  readonly period: Period;
  /** In the order that was asked for; the `null` row is the last, whatever the limit. */
  readonly rows: readonly GroupRow[];
  /** How many groups there are. */
  readonly total: number;
  /** The most incidents of a group with a key. */
  readonly most: number;
  /** The totals of the matching incidents in the period, each counted once. */
  readonly counts: IncidentCounts;
};

/** The incidents of one area; discounted ones are in none. */
export type AreaRow = {
  /** `null`: those of which the area is not known. */
  readonly area: string | null;
  /** ISO 3166-1 alpha-3; `null` if it is not known. */
  readonly country: string | null;
  readonly incidents: number;
  readonly killed: CountedFigure;
  /** Those with a point, exact or near. */
  readonly placed: number;
};

export type AreasAnswer = {
  /** Those with the most incidents first, then what is known to a country alone, then what is not known at all. */
  readonly rows: readonly AreaRow[];
  /** The totals of the matching incidents that surely lie in the period. */
  readonly counts: IncidentCounts;
};
