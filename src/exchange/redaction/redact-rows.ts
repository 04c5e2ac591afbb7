import { parseRecordName } from '../../domain/model/record.ts';
import type {
  ActorRow,
  AttributionRow,
  IncidentRow,
  MilestoneRow,
  QuoteRow,
} from '../../store/port/rows.ts';
import type { EstimateRow } from '../../store/port/rows-estimate.ts';
import { TABLES } from '../../store/schema/records/tables.ts';
import type { Exported } from './redact.ts';
import { UNTOLD } from './redact.ts';
import { type Redaction, ruleOf, toldList, toMonth } from './rules.ts';

const { columns: ACTOR } = TABLES.actor;
const { columns: ATTRIBUTION } = TABLES.attribution;
const { columns: ESTIMATE } = TABLES.estimate;
const { columns: INCIDENT } = TABLES.incident;
const { columns: MILESTONE } = TABLES.milestone;
const { columns: QUOTE } = TABLES.quote;
const { columns: REPORT } = TABLES.report;
const { columns: SOURCE } = TABLES.source;
const { columns: TAG } = TABLES.tag;

// Each row is assembled field by field: one that is added elsewhere does not compile before somebody has decided about it.
// Numbers are withheld, and of counts everything is told.

/** An incident of a list without what could identify people. */
export function redactedIncident(row: Exported, redaction: Redaction): Exported {
  return {
    ...redactedRow(row),
    uid: ruleOf(INCIDENT.uid)(row.uid, redaction),
    narrative: ruleOf(INCIDENT.narrative)(row.narrative),
    links: toldList(REPORT.url, row.links),
    credits: row.credits,
  };
}

/** The row of an incident without what could identify people; it has no uid. */
export function redactedRow(row: IncidentRow): IncidentRow {
  return {
    id: UNTOLD,
    uid: '',
    from: ruleOf(INCIDENT.occurred_from)(row.from),
    until: ruleOf(INCIDENT.occurred_until)(row.until),
    precision: ruleOf(INCIDENT.date_precision)(row.precision),
    type: ruleOf(INCIDENT.type)(row.type),
    subtype: ruleOf(INCIDENT.subtype)(row.subtype),
    title: ruleOf(INCIDENT.title)(row.title),
    status: ruleOf(INCIDENT.status)(row.status),
    grade: ruleOf(INCIDENT.grade)(row.grade),
    place: ruleOf(INCIDENT.place)(row.place),
    admin1: ruleOf(INCIDENT.admin1)(row.admin1),
    country: ruleOf(INCIDENT.country)(row.country),
    lat: ruleOf(INCIDENT.lat)(row.lat),
    lon: ruleOf(INCIDENT.lon)(row.lon),
    placePrecision: ruleOf(INCIDENT.place_precision)(row.placePrecision),
    killed: ruleOf(INCIDENT.killed_best)(row.killed),
    civilians: ruleOf(INCIDENT.civilians_best)(row.civilians),
    wounded: ruleOf(INCIDENT.wounded_best)(row.wounded),
    attributions: row.attributions.map(redactedAttribution),
    sources: toldList(SOURCE.name, row.sources),
    tags: toldList(TAG.tag, row.tags),
    // A complete record cannot have it without the publisher's id; a row can, and each dataset asks to be named.
    dataset: row.dataset,
    externalId: ruleOf(INCIDENT.external_id)(row.externalId),
    removed: row.removed,
  };
}

function redactedAttribution(row: AttributionRow): AttributionRow {
  return {
    actorId: UNTOLD,
    name: ruleOf(ACTOR.name)(row.name),
    shortName: ruleOf(ACTOR.short_name)(row.shortName),
    kind: ruleOf(ACTOR.kind)(row.kind),
    role: ruleOf(ATTRIBUTION.role)(row.role),
    basis: ruleOf(ATTRIBUTION.basis)(row.basis),
    doubted: ruleOf(ATTRIBUTION.doubted)(row.doubted),
    saidBy: ruleOf(SOURCE.name)(row.saidBy),
  };
}

export function redactedMilestone(row: MilestoneRow): MilestoneRow {
  return {
    id: UNTOLD,
    from: ruleOf(MILESTONE.occurred_from)(row.from),
    until: ruleOf(MILESTONE.occurred_until)(row.until),
    precision: ruleOf(MILESTONE.date_precision)(row.precision),
    name: ruleOf(MILESTONE.name)(row.name),
    note: ruleOf(MILESTONE.note)(row.note),
  };
}

/** Counts without the days on which an actor was seen. */
export function redactedActor(row: ActorRow): ActorRow {
  return {
    id: UNTOLD,
    name: ruleOf(ACTOR.name)(row.name),
    shortName: ruleOf(ACTOR.short_name)(row.shortName),
    kind: ruleOf(ACTOR.kind)(row.kind),
    incidents: row.incidents,
    mayBe: row.mayBe,
    asPerpetrator: row.asPerpetrator,
    asTarget: row.asTarget,
    asParticipant: row.asParticipant,
    killedBest: row.killedBest,
    killedUnknown: row.killedUnknown,
    killedByRole: row.killedByRole,
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

export function redactedEstimate(row: EstimateRow): EstimateRow {
  return {
    id: UNTOLD,
    actorId: UNTOLD,
    actor: ruleOf(ACTOR.name)(row.actor),
    measure: ruleOf(ESTIMATE.measure)(row.measure),
    figure: ruleOf(ESTIMATE.best)(row.figure),
    asOf: row.asOf && toMonth(row.asOf),
    since: row.since && toMonth(row.since),
    source: ruleOf(SOURCE.name)(row.source),
    sourceId: null,
    grade: ruleOf(ESTIMATE.reliability)(row.grade),
    url: ruleOf(ESTIMATE.url)(row.url),
    note: ruleOf(ESTIMATE.note)(row.note),
    disputed: row.disputed,
  };
}

export function redactedQuote(row: QuoteRow): QuoteRow {
  return {
    id: UNTOLD,
    uid: '',
    from: ruleOf(QUOTE.said_from)(row.from),
    until: ruleOf(QUOTE.said_until)(row.until),
    precision: ruleOf(QUOTE.date_precision)(row.precision),
    text: ruleOf(QUOTE.text)(row.text),
    verbatim: ruleOf(QUOTE.verbatim)(row.verbatim),
    speaker: ruleOf(QUOTE.speaker)(row.speaker),
    role: ruleOf(QUOTE.role)(row.role),
    organisation: ruleOf(QUOTE.organisation)(row.organisation),
    source: ruleOf(SOURCE.name)(row.source),
    url: ruleOf(QUOTE.url)(row.url),
    grade: ruleOf(QUOTE.reliability)(row.grade),
    note: ruleOf(QUOTE.note)(row.note),
    about: row.about.filter((name) => parseRecordName(name) === undefined),
    answers: ruleOf(QUOTE.answers)(row.answers),
  };
}
