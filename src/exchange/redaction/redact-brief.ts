import { parseRecordName } from '../../domain/model/record.ts';
import { isCovered } from '../../domain/time/milestone-sides.ts';
import { lengthOf } from '../../domain/time/period.ts';
import type { ActorRow, MilestoneRow, QuoteRow } from '../../store/port/rows.ts';
import type { Brief, BriefIncident } from '../../store/port/rows-brief.ts';
import type { ComparedSpan, MilestoneSides } from '../../store/port/rows-comparison.ts';
import type { EstimateRow } from '../../store/port/rows-estimate.ts';
import { redactedRow, toMonth, UNTOLD } from './redact.ts';

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

function redactedMilestone(milestone: MilestoneRow): MilestoneRow {
  return { id: UNTOLD, ...toMonth(milestone), name: milestone.name, note: null };
}

/** Counts without the days on which an actor was seen. */
function redactedActor(row: ActorRow): ActorRow {
  return {
    id: UNTOLD,
    name: row.name,
    shortName: row.shortName,
    kind: row.kind,
    incidents: row.incidents,
    mayBe: row.mayBe,
    asPerpetrator: row.asPerpetrator,
    asTarget: row.asTarget,
    asParticipant: row.asParticipant,
    killedBest: row.killedBest,
    killedUnknown: row.killedUnknown,
    discounted: row.discounted,
    reported: row.reported,
    claimed: row.claimed,
    blamed: row.blamed,
    denied: row.denied,
    firstSeen: null,
    lastSeen: null,
    trend: [],
    before: row.before,
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

function redactedEstimate(row: EstimateRow): EstimateRow {
  const { actor, measure, figure, asOf, since, disputed } = row;
  return {
    id: UNTOLD,
    actorId: UNTOLD,
    actor,
    measure,
    figure,
    asOf: asOf && toMonth(asOf),
    since: since && toMonth(since),
    source: null,
    sourceId: null,
    grade: null,
    url: null,
    note: null,
    disputed,
  };
}

function redactedQuote(quote: QuoteRow): QuoteRow {
  return {
    id: UNTOLD,
    uid: '',
    ...toMonth(quote),
    text: quote.text,
    verbatim: quote.verbatim,
    speaker: null,
    role: null,
    organisation: null,
    source: null,
    url: null,
    grade: null,
    note: null,
    about: quote.about.filter((name) => parseRecordName(name) === undefined),
    answers: null,
  };
}
