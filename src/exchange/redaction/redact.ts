import { createHmac, randomBytes } from 'node:crypto';
import type { Filter, Term } from '../../domain/filter/filter.ts';
import { type RecordRef, recordName } from '../../domain/model/record.ts';
import { lastDayOfMonth } from '../../domain/time/days.ts';
import type { Moment } from '../../domain/time/moment.ts';
import type { AttributionRow, IncidentRow } from '../../store/port/rows.ts';
import type { Exported } from './exported-row.ts';

/**
 * Makes an export safe to pass on: coordinates to a tenth of a degree (about 11 km), days to the month, and no
 * narratives, sources, speakers, tags, links, external ids, numbers, places below the first-level area or changes.
 *
 * Every redacted value is assembled here field by field from what may be published, so that a field that is added
 * elsewhere does not compile before somebody has decided about it.
 */
export type Redaction = {
  /** The uid of a record in the export: consistent within one export, and different in the next. */
  readonly uid: (uid: string) => string;
};

/** A redaction of its own for one export. */
export function createRedaction(): Redaction {
  const key = randomBytes(32);
  return {
    uid: (uid) => {
      const hex = createHmac('sha256', key).update(uid).digest('hex');
      // RFC 9562, 5.8: version 8 is for application-defined uids.
      return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
    },
  };
}

/** Whether a uid was made by a redaction. */
export function isRedactedUid(uid: string): boolean {
  return /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/.test(uid);
}

/** The number of a record whose number is withheld. */
export const UNTOLD = 0;

/** The name of a record as a list: empty if its number is withheld. */
export function toldName(ref: RecordRef): readonly string[] {
  return ref.id === UNTOLD ? [] : [recordName(ref)];
}

/** An incident of a list without what could identify people. */
export function redactedIncident(row: Exported, redaction: Redaction): Exported {
  return {
    ...redactedRow(row),
    uid: redaction.uid(row.uid),
    narrative: null,
    links: [],
    attribution: row.attribution,
  };
}

/** The row of an incident without what could identify people; it has no uid. */
export function redactedRow(row: IncidentRow): IncidentRow {
  return {
    id: UNTOLD,
    uid: '',
    ...toMonth(row),
    type: row.type,
    subtype: row.subtype,
    title: row.title,
    status: row.status,
    grade: null,
    place: null,
    admin1: row.admin1,
    country: row.country,
    lat: blurred(row.lat),
    lon: blurred(row.lon),
    placePrecision: blurredPrecision(row.placePrecision),
    killed: row.killed,
    civilians: row.civilians,
    wounded: row.wounded,
    attributions: row.attributions.map(redactedAttribution),
    sources: [],
    tags: [],
    dataset: row.dataset,
    externalId: null,
    removed: row.removed,
  };
}

function redactedAttribution({
  name,
  shortName,
  kind,
  role,
  basis,
  doubted,
}: AttributionRow): AttributionRow {
  return { actorId: UNTOLD, name, shortName, kind, role, basis, doubted, saidBy: null };
}

/** The whole months that contain a time; what is known to the year stays so. */
export function toMonth({ from, until, precision }: Moment): Moment {
  return {
    from: firstOfMonth(from),
    until: lastDayOfMonth(until.slice(0, 7)),
    precision: precision === 'year' ? 'year' : 'month',
  };
}

/** The first day of the month of a day or an instant. */
export function firstOfMonth(day: string): string {
  return `${day.slice(0, 7)}-01`;
}

/** Degrees to a tenth, which is about 11 km. */
export function blurred(degrees: number | null): number | null {
  return degrees === null ? null : Math.round(degrees * 10) / 10;
}

/** The precision of a point after rounding. */
export function blurredPrecision<Precision extends string>(
  precision: Precision,
): Precision | 'near' {
  return precision === 'exact' ? 'near' : precision;
}

/** The terms of a filter that a redacted export may state, and the number of others. */
export function redactedFilter({ terms }: Filter): {
  readonly filter: Filter;
  readonly untold: number;
} {
  const told = terms.filter(isTold);
  return { filter: { terms: told }, untold: terms.length - told.length };
}

/** Whether a term says no more than a redacted row does. */
function isTold({ condition }: Term): boolean {
  switch (condition.key) {
    case 'by':
    case 'on':
    case 'actor':
    case 'claimed':
    case 'blamed':
    case 'denied':
    case 'type':
    case 'figure':
    case 'status':
    case 'dataset':
    case 'has':
    case 'is':
      return true;
    case 'place':
      return condition.places.every(({ place }) => place === null);
    case 'in':
    case 'since':
    case 'until':
    case 'src':
    case 'tag':
    case 'speaker':
    case 'id':
    case 'grade':
    case 'text':
      return false;
  }
}
