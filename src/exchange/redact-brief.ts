import { parseRecordName } from '../domain/record.ts';
import type { MilestoneRow, QuoteRow } from '../store/rows.ts';
import type { Brief, BriefIncident } from '../store/rows-brief.ts';
import type { EstimateRow } from '../store/rows-estimate.ts';
import { redactedRow, toMonth, UNTOLD } from './redact.ts';

/** A situation report without what would lead to people (`Redaction` says what that is). */
export function redactedBrief(brief: Brief): Brief {
  return {
    period: { ...monthsOf(brief.period), end: brief.period.end },
    counts: brief.counts,
    before: brief.before && {
      period: monthsOf(brief.before.period),
      counts: brief.before.counts,
    },
    incidents: brief.incidents.map(redactedBriefIncident),
    milestones: brief.milestones.map(redactedMilestone),
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
  return { ...redactedRow(incident), reports: [], reasons: [], pins: [], verdictNote: null };
}

function redactedMilestone(milestone: MilestoneRow): MilestoneRow {
  return { id: UNTOLD, ...toMonth(milestone), name: milestone.name, note: null };
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
