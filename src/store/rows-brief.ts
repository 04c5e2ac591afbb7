import type { Assessment } from '../domain/evidence.ts';
import type { Period } from '../domain/period.ts';
import type { IncidentPage, IncidentRow, MilestoneRow, QuoteRow, ReportRow } from './rows.ts';
import type { DaySpan } from './rows-comparison.ts';
import type { IncidentCounts } from './rows-counts.ts';
import type { EstimateRow } from './rows-estimate.ts';

/** One incident with every account of it, and why its evidence stands as it does. */
export type BriefIncident = IncidentRow &
  Pick<IncidentPage, 'verdictNote' | 'pins'> & {
    readonly reports: readonly ReportRow[];
    readonly reasons: Assessment['reasons'];
  };

/** Everything that a situation report of one window says. */
export type Brief = {
  readonly period: Period;
  readonly counts: IncidentCounts;
  /** The window of the same length before; `null` where nothing bounds the window. */
  readonly before: { readonly period: DaySpan; readonly counts: IncidentCounts } | null;
  /** Oldest first. */
  readonly incidents: readonly BriefIncident[];
  readonly milestones: readonly MilestoneRow[];
  /** Those known by the end of the window that some other one cannot be right with, of actors that the filter leaves. */
  readonly estimates: readonly EstimateRow[];
  /** Newest first. */
  readonly quotes: readonly QuoteRow[];
  /** Days of the window that no dataset covers. */
  readonly uncovered: readonly DaySpan[];
};
