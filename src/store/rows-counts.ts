import type { CountedFigure } from '../domain/counted-figure.ts';

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
};
