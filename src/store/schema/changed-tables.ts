import type { Row } from '../../domain/model/change.ts';
import type { RecordKind, RecordRef } from '../../domain/model/record.ts';

/** How a row of a table is spoken of, and whether removing it only marks it as removed. */
type Manner =
  | { readonly isRecord: true; readonly kind: RecordKind }
  /** A part of a record: it goes for good, and is spoken of as the record that its column names. */
  | { readonly isRecord: false; readonly kind: RecordKind; readonly column: string };

const MANNERS: ReadonlyMap<string, Manner> = new Map<string, Manner>([
  ['batch', { isRecord: true, kind: 'batch' }],
  ['lead', { isRecord: true, kind: 'lead' }],
  ['conflict', { isRecord: true, kind: 'conflict' }],
  ['source', { isRecord: true, kind: 'source' }],
  ['actor', { isRecord: true, kind: 'actor' }],
  ['alias', { isRecord: false, kind: 'actor', column: 'actor_id' }],
  ['distinct_actor', { isRecord: false, kind: 'actor', column: 'actor_id' }],
  ['incident', { isRecord: true, kind: 'incident' }],
  ['tag', { isRecord: false, kind: 'incident', column: 'incident_id' }],
  ['relation', { isRecord: false, kind: 'incident', column: 'incident_id' }],
  ['pin', { isRecord: false, kind: 'incident', column: 'incident_id' }],
  ['report', { isRecord: true, kind: 'report' }],
  ['figure', { isRecord: false, kind: 'report', column: 'report_id' }],
  ['quote', { isRecord: true, kind: 'quote' }],
  ['quote_actor', { isRecord: false, kind: 'quote', column: 'quote_id' }],
  ['quote_incident', { isRecord: false, kind: 'quote', column: 'quote_id' }],
  ['estimate', { isRecord: true, kind: 'estimate' }],
  ['milestone', { isRecord: true, kind: 'milestone' }],
]);

/** The tables whose rows are parts of an incident, or are told of with it, and name it as `incident_id`. */
export const OF_AN_INCIDENT: readonly string[] = [
  'report',
  'attribution',
  ...[...MANNERS].flatMap(([table, { kind, isRecord }]) =>
    kind === 'incident' && !isRecord ? [table] : [],
  ),
];

/** Whether rows of this table are marked as removed rather than deleted. */
export function isMarkedRemoved(table: string): boolean {
  return table === 'attribution' || MANNERS.get(table)?.isRecord === true;
}

/** Whether what is written to a table has lines in the change log. */
export function isLogged(table: string): boolean {
  return table === 'attribution' || MANNERS.has(table);
}

/** The record that a row of a table of parts belongs to: its kind, and the column that names it. */
export function ownerOf(
  table: string,
): { readonly kind: RecordKind; readonly column: string } | undefined {
  const manner = MANNERS.get(table);
  return manner === undefined || manner.isRecord ? undefined : manner;
}

/** The record that a row is or belongs to; an attribution belongs to its incident. */
export function recordOf({ table, id, values }: Row): RecordRef | undefined {
  if (table === 'attribution') return { kind: 'incident', id: Number(values.incident_id) };
  const manner = MANNERS.get(table);
  if (manner === undefined) return undefined;
  return { kind: manner.kind, id: manner.isRecord ? id : Number(values[manner.column]) };
}
