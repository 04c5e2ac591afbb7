import type { Assessment } from '../../domain/evidence/evidence.ts';
import type { DaySpan } from '../../domain/time/milestone-spans.ts';
import type { Period } from '../../domain/time/period.ts';
import type {
  ActorRow,
  IncidentPage,
  IncidentRow,
  MilestoneRow,
  QuoteRow,
  ReportRow,
} from './rows.ts';
import type { MilestoneSides } from './rows-comparison.ts';
import type { IncidentCounts } from './rows-counts.ts';
import type { EstimateRow } from './rows-estimate.ts';

/** One incident with every report of it, and the reasons of its evidence. */
export type SituationReportIncident = IncidentRow &
  Pick<IncidentPage, 'verdictNote' | 'pins' | 'relations'> & {
    /** It is dated imprecisely and may be outside the window, so it is in none of the counts. */
    readonly mayBeOutside: boolean;
    /** Those that it and what was merged into it are of. */
    readonly datasets: readonly string[];
    readonly reports: readonly ReportRow[];
    readonly reasons: Assessment['reasons'];
  };

/** Everything that a situation report of one window says. */
export type SituationReport = {
  readonly period: Period;
  readonly counts: IncidentCounts;
  /** The previous window of the same length; `null` if the window is unbounded. */
  readonly before: { readonly period: DaySpan; readonly counts: IncidentCounts } | null;
  /** Every actor of the incidents, without trends and first and last days. */
  readonly actors: readonly ActorRow[];
  /** Oldest first. */
  readonly incidents: readonly SituationReportIncident[];
  readonly milestones: readonly MilestoneRow[];
  /** What happened before and after each milestone of the window, over as many days as the window has. */
  readonly comparisons: readonly MilestoneSides[];
  /** Those known by the end of the window, of actors that match the filter. */
  readonly estimates: readonly EstimateRow[];
  /** Newest first. */
  readonly quotes: readonly QuoteRow[];
  /** Days of the window that no dataset covers. */
  readonly uncovered: readonly DaySpan[];
};
