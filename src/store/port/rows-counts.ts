import type { CountedFigure, Discounted } from '../../domain/model/counted-figure.ts';
import type { ImportProgress } from '../../domain/model/import-state.ts';

/** The totals of a set of incidents. Sums take best, else low; `killedUnknown` incidents have neither. */
export type IncidentCounts = {
  readonly incidents: number;
  /** Incidents dated imprecisely and possibly within the days, which are in none of these counts. */
  readonly mayBe: number;
  /** Incidents that some actor claims. */
  readonly claimed: number;
  readonly disputed: number;
  /** Sums over the incidents with a figure: lowest, best and highest. */
  readonly killed: CountedFigure;
  readonly civilians: CountedFigure;
  readonly discounted: Discounted;
};

/** How much a filter matches. Every matching incident either counts, is possibly within the filter's days, or is discounted. */
export type Matches = {
  readonly found: number;
  readonly incidents: number;
  readonly mayBe: number;
  readonly discounted: number;
  readonly quotes: number;
  /** The first day of the newest matching incident. */
  readonly newest: string | null;
};

/** An import that is under way or was stopped before its end. */
export type UnfinishedImport = {
  readonly id: number;
  readonly file: string;
  readonly progress: ImportProgress;
};

/** How much there is in the whole database. */
export type Overview = {
  /** All of them, discounted ones too. */
  readonly incidents: number;
  readonly quotes: number;
  readonly actors: number;
  readonly sources: number;
  readonly milestones: number;
  /** The imports that are under way or were stopped before their end; counts include what is in of them. */
  readonly importing: readonly UnfinishedImport[];
  /** The unresolved conflicts. */
  readonly conflicts: number;
  /** First possible day of the newest incident, quote or report that is not in the future. */
  readonly newest: string | null;
  /** The country (alpha-3) of all incidents, if they have one and the same. */
  readonly country: string | null;
  /** When the newest incident, report or quote was added (an instant); `null` in an empty database. */
  readonly lastRecord: string | null;
};
