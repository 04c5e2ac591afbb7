import { createHmac, randomBytes } from 'node:crypto';
import type { Filter, Term } from '../../domain/filter/filter.ts';
import { type RecordRef, recordName } from '../../domain/model/record.ts';
import type { IncidentRow } from '../../store/port/rows.ts';
import type { Redaction } from './rules.ts';

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
    case 'near':
    case 'box':
    case 'placed':
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

/** An incident as exported. */
export type Exported = IncidentRow & {
  readonly narrative: string | null;
  readonly links: readonly string[];
  /** The attribution lines of its datasets; none for an incident entered here. */
  readonly credits: readonly string[];
};
