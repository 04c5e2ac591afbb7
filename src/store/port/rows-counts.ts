import type { CountedFigure, Discounted } from '../../domain/model/counted-figure.ts';

/** What a set of incidents comes to. Sums take best, else low; `killedUnknown` incidents have neither. */
export type IncidentCounts = {
  readonly incidents: number;
  /** Incidents that may lie in the days, being dated less exactly, and are in none of these counts. */
  readonly mayBe: number;
  /** Incidents that some actor claims. */
  readonly claimed: number;
  readonly disputed: number;
  /** Sums over the incidents of which something is known: lowest, best and highest. */
  readonly killed: CountedFigure;
  readonly civilians: CountedFigure;
  readonly discounted: Discounted;
};

/** How much a filter finds: of the incidents, those that count, may lie in its days, or are discounted are all of them. */
export type Matches = {
  readonly found: number;
  readonly incidents: number;
  readonly mayBe: number;
  readonly discounted: number;
  readonly quotes: number;
  /** First day of the newest incident that matches. */
  readonly newest: string | null;
};

/** How much there is in the whole database. */
export type Overview = {
  /** All of them, discounted ones too. */
  readonly incidents: number;
  readonly quotes: number;
  readonly actors: number;
  readonly sources: number;
  readonly milestones: number;
  /** The places that wait for a person to choose. */
  readonly conflicts: number;
  /** First possible day of the newest incident, quote or report that is not in the future. */
  readonly newest: string | null;
  /** When the newest incident, report or quote came in (an instant); `null` in an empty database. */
  readonly lastRecord: string | null;
};
