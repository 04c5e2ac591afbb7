import { isCovered } from '../../domain/time/milestone-sides.ts';
import { lengthOf } from '../../domain/time/period.ts';
import type { Brief, BriefIncident } from '../../store/port/rows-brief.ts';
import type { ComparedSpan, MilestoneSides } from '../../store/port/rows-comparison.ts';
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
export function redactedBrief(brief: Brief): Brief {
  return {
    period: { ...monthsOf(brief.period), end: brief.period.end },
    counts: brief.counts,
    before: brief.before && {
      period: monthsOf(brief.before.period),
      counts: brief.before.counts,
    },
    actors: brief.actors.map(redactedActor),
    incidents: brief.incidents.map(redactedBriefIncident),
    milestones: brief.milestones.map(redactedMilestone),
    comparisons: brief.comparisons.map(redactedSides),
    estimates: brief.estimates.map(redactedEstimate),
    quotes: brief.quotes.map(redactedQuote),
    uncovered: [],
  };
}

function monthsOf({ from, until }: { readonly from: string; readonly until: string }) {
  const months = toMonth({ from, until, precision: 'days' });
  return { from: months.from, until: months.until };
}

function redactedBriefIncident(incident: BriefIncident): BriefIncident {
  return {
    ...redactedRow(incident),
    mayBeOutside: incident.mayBeOutside,
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
