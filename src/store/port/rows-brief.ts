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
export type BriefIncident = IncidentRow &
  Pick<IncidentPage, 'verdictNote' | 'pins' | 'relations'> & {
    /** Dated less exactly, it may lie outside the window, and is in none of the counts. */
    readonly mayBeOutside: boolean;
    readonly reports: readonly ReportRow[];
    readonly reasons: Assessment['reasons'];
  };

/** Everything that a situation report of one window says. */
export type Brief = {
  readonly period: Period;
  readonly counts: IncidentCounts;
  /** The window of the same length before; `null` where nothing bounds the window. */
  readonly before: { readonly period: DaySpan; readonly counts: IncidentCounts } | null;
  /** Every actor that the incidents name; trends, and the days on which each was seen, are not asked for. */
  readonly actors: readonly ActorRow[];
  /** Oldest first. */
  readonly incidents: readonly BriefIncident[];
  readonly milestones: readonly MilestoneRow[];
  /** What happened before each milestone of the window and from it on, each as many days as the window has. */
  readonly comparisons: readonly MilestoneSides[];
  /** Those known by the end of the window, of actors that the filter leaves. */
  readonly estimates: readonly EstimateRow[];
  /** Newest first. */
  readonly quotes: readonly QuoteRow[];
  /** Days of the window that no dataset covers. */
  readonly uncovered: readonly DaySpan[];
};
