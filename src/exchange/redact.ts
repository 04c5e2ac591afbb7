import { createHmac, randomBytes } from 'node:crypto';
import { lastDayOfMonth } from '../domain/days.ts';
import type { KeptPart, RecordLine } from '../domain/kept-record.ts';
import type { Moment } from '../domain/moment.ts';
import type { Brief } from '../store/rows-brief.ts';
import type { Exported } from './exported-row.ts';

/**
 * What makes an export safe to hand on: coordinates to a tenth of a degree (about 11 km), days to the month, and
 * no narratives, sources, speakers, tags, links, external ids, names of places below the first-level area or changes.
 */
export type Redaction = {
  /** The uid under which a record goes out: the same all through one export, and another in the next. */
  readonly uid: (uid: string) => string;
};

/** A redaction of its own for one export. */
export function createRedaction(): Redaction {
  const key = randomBytes(32);
  return {
    uid: (uid) => {
      const hex = createHmac('sha256', key).update(uid).digest('hex');
      // RFC 9562, 5.8: version 8 is for what an application makes itself.
      return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
    },
  };
}

/** An incident without what would lead to people; 0 as its number says that it is not told. */
export function redactedIncident(row: Exported, { uid }: Redaction): Exported {
  return {
    ...row,
    id: 0,
    uid: uid(row.uid),
    ...toMonth(row),
    place: null,
    lat: blurred(row.lat),
    lon: blurred(row.lon),
    placePrecision: row.placePrecision === 'exact' ? 'near' : row.placePrecision,
    ties: row.ties.map((tie) => ({ ...tie, saidBy: null })),
    sources: [],
    tags: [],
    grade: null,
    externalId: null,
    narrative: null,
    links: [],
  };
}

/** The whole months that a time lies in; what is known to the year stays so. */
function toMonth({ from, until, precision }: Moment): Moment {
  return {
    from: `${from.slice(0, 7)}-01`,
    until: lastDayOfMonth(until.slice(0, 7)),
    precision: precision === 'year' ? 'year' : 'month',
  };
}

function monthsOf({ from, until }: { readonly from: string; readonly until: string }) {
  const months = toMonth({ from, until, precision: 'days' });
  return { from: months.from, until: months.until };
}

function blurred(degrees: number | null): number | null {
  return degrees === null ? null : Math.round(degrees * 10) / 10;
}

/** A situation report without what would lead to people. */
export function redactedBrief(brief: Brief): Brief {
  return {
    ...brief,
    period: { ...brief.period, ...monthsOf(brief.period) },
    before: brief.before && { ...brief.before, period: monthsOf(brief.before.period) },
    milestones: brief.milestones.map((milestone) => ({ ...milestone, ...toMonth(milestone) })),
    uncovered: [],
    incidents: brief.incidents.map((incident) => ({
      ...incident,
      ...toMonth(incident),
      place: null,
      ties: incident.ties.map((tie) => ({ ...tie, saidBy: null })),
      sources: [],
      tags: [],
      grade: null,
      reports: [],
      reasons: [],
      pins: [],
      verdictNote: null,
    })),
    estimates: brief.estimates.map((row) => ({
      ...row,
      asOf: row.asOf && toMonth(row.asOf),
      source: null,
      url: null,
      note: null,
      grade: null,
    })),
    quotes: brief.quotes.map((quote) => ({
      ...quote,
      ...toMonth(quote),
      speaker: null,
      role: null,
      organisation: null,
      source: null,
      url: null,
      note: null,
      grade: null,
      answers: null,
    })),
  };
}

const DROPPED = new Set([
  'id',
  'created_at',
  'updated_at',
  'narrative',
  'place',
  'admin2',
  'external_id',
  'dataset',
  'tags',
  'pins',
  'publisher_rows',
  'speaker',
  'role',
  'organisation',
  'url',
  'note',
  'headline',
  'published_on',
  'published_precision',
  'reliability',
  'credibility',
  'source',
  'origin',
  'derives_from',
  'answers',
  'verdict_note',
]);
const UIDS = new Set(['uid', 'actor', 'incident', 'other', 'merged_into']);

/** A source that stands for all that are not told. */
export const REDACTED_SOURCE = 'source not told';

/** One of our own records without what would lead to people; `null` for one of which nothing may be told. */
export function redactedRecord(
  record: RecordLine,
  values: KeptPart,
  redaction: Redaction,
): KeptPart | null {
  if (record === 'dataset') return values;
  if (record === 'source') return null;
  return redactedPart(values, redaction, record);
}

function redactedPart(values: KeptPart, redaction: Redaction, of: string): KeptPart {
  const source = { source: redaction.uid(REDACTED_SOURCE) };
  const kept = Object.entries(values)
    .filter(([key]) => !DROPPED.has(key) || (key === 'role' && of === 'attributions'))
    .map(([key, value]): [string, KeptPart[string]] => {
      if (Array.isArray(value))
        return [key, value.map((part) => redactedPart(part, redaction, key))];
      if (typeof value === 'string' && UIDS.has(key)) return [key, redaction.uid(value)];
      if (typeof value === 'number' && (key === 'lat' || key === 'lon'))
        return [key, blurred(value)];
      return [key, value as KeptPart[string]];
    });
  return {
    ...Object.fromEntries(kept),
    ...(of === 'reports' || of === 'attributions' ? source : {}),
    ...monthOf(values),
    ...(values.verdict === undefined || values.verdict === null
      ? {}
      : { verdict_note: 'not told' }),
  };
}

/** The columns of a record's time, to the month. */
function monthOf(values: KeptPart): KeptPart {
  const months: Record<string, string> = {};
  for (const [from, until, precision] of TIMES) {
    const [first, last] = [values[from], values[until]];
    if (typeof first !== 'string' || typeof last !== 'string') continue;
    const known = values[precision] === 'year' ? 'year' : 'month';
    const month = toMonth({ from: first, until: last, precision: known });
    months[from] = month.from;
    months[until] = month.until;
    months[precision] = month.precision;
  }
  const { since } = values;
  if (typeof since === 'string') months.since = `${since.slice(0, 7)}-01`;
  return months;
}

const TIMES = [
  ['occurred_from', 'occurred_until', 'date_precision'],
  ['said_from', 'said_until', 'date_precision'],
  ['as_of_from', 'as_of_until', 'as_of_precision'],
] as const;
