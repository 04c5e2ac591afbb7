import { isCovered } from '../../domain/time/milestone-sides.ts';
import { lengthOf } from '../../domain/time/period.ts';
import type { ComparedSpan, MilestoneSides } from '../../store/port/rows-comparison.ts';
import type {
  SituationReport,
  SituationReportIncident,
} from '../../store/port/rows-situation-report.ts';
import { UNTOLD } from './redact.ts';
import {
  redactedActor,
  redactedEstimate,
  redactedMilestone,
  redactedQuote,
  redactedRow,
} from './redact-rows.ts';
import { toMonth } from './rules.ts';

/** A situation report without what could identify people (see `Redaction`). */
export function redactedSituationReport(situationReport: SituationReport): SituationReport {
  return {
    period: { ...monthsOf(situationReport.period), end: situationReport.period.end },
    counts: situationReport.counts,
    before: situationReport.before && {
      period: monthsOf(situationReport.before.period),
      counts: situationReport.before.counts,
    },
    actors: situationReport.actors.map(redactedActor),
    incidents: situationReport.incidents.map(redactedReportIncident),
    milestones: situationReport.milestones.map(redactedMilestone),
    comparisons: situationReport.comparisons.map(redactedSides),
    estimates: situationReport.estimates.map(redactedEstimate),
    quotes: situationReport.quotes.map(redactedQuote),
    uncovered: [],
  };
}

function monthsOf({ from, until }: { readonly from: string; readonly until: string }) {
  const months = toMonth({ from, until, precision: 'days' });
  return { from: months.from, until: months.until };
}

function redactedReportIncident(incident: SituationReportIncident): SituationReportIncident {
  return {
    ...redactedRow(incident),
    mayBeOutside: incident.mayBeOutside,
    datasets: incident.datasets,
    reports: [],
    relations: [],
    reasons: [],
    pins: [],
    verdictNote: null,
  };
}

/** What happened around a milestone, by month, and without the places. */
function redactedSides(sides: MilestoneSides): MilestoneSides {
  return {
    milestone: redactedMilestone(sides.milestone),
    days: UNTOLD,
    before: redactedSpan(sides.before),
    after: redactedSpan(sides.after),
    eitherSide: sides.eitherSide,
    actors: sides.actors.map(({ name, kind, before, after }) => ({
      id: UNTOLD,
      name,
      kind,
      before,
      after,
    })),
    places: [],
    claims: [...Map.groupBy(sides.claims, ({ actorId }) => actorId).values()].map((claims) => ({
      actorId: UNTOLD,
      actor: claims[0]?.actor ?? '',
      place: null,
      before: claims.reduce((sum, { before }) => sum + before, 0),
      after: claims.reduce((sum, { after }) => sum + after, 0),
    })),
  };
}

/** In whole months; whether any day was covered is kept, which days is not. */
function redactedSpan(span: ComparedSpan): ComparedSpan {
  const { incidents, mayBe, claimed, disputed, killed, civilians, discounted } = span;
  const counts = { incidents, mayBe, claimed, disputed, killed, civilians, discounted };
  const months = monthsOf(span);
  const uncoveredDays = isCovered(span) ? 0 : lengthOf(months);
  return { ...months, ...counts, uncovered: [], uncoveredDays };
}
