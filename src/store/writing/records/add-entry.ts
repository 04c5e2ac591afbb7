import type { Kysely } from 'kysely';
import type { Entry } from '../../../domain/entry/entry.ts';
import { entryReferences, recordReferences } from '../../../domain/entry/entry-references.ts';
import { parseRecordName, type RecordRef, recordName } from '../../../domain/model/record.ts';
import { missingOf } from '../../names/resolve.ts';
import { StoreError } from '../../port/store.ts';
import type { Schema } from '../../schema/schema.ts';
import { mergeActors, splitActor } from '../merging/merge-actors.ts';
import { mergeIncidents, splitIncident } from '../merging/merge-incidents.ts';
import type { ActionSummary } from './action-summary.ts';
import { addActor, addSource } from './add-actor-source.ts';
import { addIncident } from './add-incident.ts';
import { addReportEntry } from './add-report.ts';
import { addEstimate, addMilestone, addQuote } from './add-statement.ts';
import { type FindOrCreate, openFindOrCreate } from './find-or-create.ts';
import { gradeSource, pinFigures } from './settle.ts';
import { tagIncidents } from './tag-incidents.ts';

/**
 * Adds an entry, and the actors and sources that it is the first to name. Throws `missing` if it refers to a record that does
 * not exist, `ambiguous` for a name that fits several.
 */
export async function addEntry(
  db: Kysely<Schema>,
  entry: Entry,
  { who, lead }: { readonly who: string; readonly lead?: number | undefined },
): Promise<ActionSummary> {
  await expectThere(db, recordReferences(entry));
  switch (entry.kind) {
    case 'grade':
      return gradeSource(db, entry);
    case 'merge':
      return mergeActors(db, entry);
    case 'split':
      return splitActor(db, entry);
    case 'merge incidents':
      return mergeIncidents(db, entry);
    case 'split incident':
      return splitIncident(db, entry);
    case 'tag':
      return tagIncidents(db, entry);
    case 'pin':
      return pinFigures(db, entry, who);
    default:
      return addRecord(db, entry, lead);
  }
}

/** An entry that is a record of its own. */
type RecordEntry = Exclude<
  Entry,
  { kind: 'grade' | 'merge' | 'split' | 'merge incidents' | 'split incident' | 'tag' | 'pin' }
>;

async function addRecord(
  db: Kysely<Schema>,
  entry: RecordEntry,
  lead: number | undefined,
): Promise<ActionSummary> {
  const findOrCreate = await openFindOrCreate(db, entryReferences(entry));
  const { records, notes } = await addTo(db, findOrCreate, entry);
  const [main = ''] = records;
  if (lead !== undefined && entry.kind === 'incident') await linkLead(db, lead, main);
  return {
    kind: 'add',
    title: entry.kind === 'report' ? `added ${records.join(' to ')}` : `added ${main}`,
    records: [...records, ...findOrCreate.made()],
    notes: [...findOrCreate.notes(), ...notes],
  };
}

/** Links a lead to the incident made from it; its article is not listed any more. Throws `missing` if the lead is not open. */
async function linkLead(db: Kysely<Schema>, lead: number, incident: string): Promise<void> {
  const { numUpdatedRows } = await db
    .updateTable('lead')
    .where('id', '=', lead)
    .where('incident_id', 'is', null)
    .set({ incident_id: parseRecordName(incident)?.id ?? null })
    .executeTakeFirstOrThrow();
  if (numUpdatedRows === 1n) return;
  throw new StoreError(
    'missing',
    `L${lead} was already made an incident, or its import was undone.`,
  );
}

/** Throws `missing` if one of the records does not exist or was removed. */
export async function expectThere(
  db: Kysely<Schema>,
  records: readonly RecordRef[],
): Promise<void> {
  const missing = await missingOf(db, records);
  if (missing.length === 0) return;
  const names = missing.map(recordName).join(', ');
  throw new StoreError('missing', `${names} does not exist, or was removed. Check the number.`);
}

/** Returns the names of the added record and, for a report, of its incident, and notes about it. */
async function addTo(
  db: Kysely<Schema>,
  findOrCreate: FindOrCreate,
  entry: RecordEntry,
): Promise<{ readonly records: readonly string[]; readonly notes: readonly string[] }> {
  if (entry.kind !== 'incident')
    return { records: await addOther(db, findOrCreate, entry), notes: [] };
  const { incident, notes } = await addIncident(db, findOrCreate, entry);
  return { records: [recordName({ kind: 'incident', id: incident })], notes };
}

async function addOther(
  db: Kysely<Schema>,
  findOrCreate: FindOrCreate,
  entry: Exclude<RecordEntry, { kind: 'incident' }>,
): Promise<readonly string[]> {
  const named = (kind: RecordRef['kind'], id: number) => recordName({ kind, id });
  switch (entry.kind) {
    case 'report':
      return [
        named('report', await addReportEntry(db, findOrCreate, entry)),
        named('incident', entry.incident),
      ];
    case 'quote':
      return [named('quote', await addQuote(db, findOrCreate, entry))];
    case 'estimate':
      return [named('estimate', await addEstimate(db, findOrCreate, entry))];
    case 'milestone':
      return [named('milestone', await addMilestone(db, entry))];
    case 'actor':
      return [named('actor', await addActor(db, entry))];
    case 'source':
      return [named('source', await addSource(db, findOrCreate, entry))];
  }
}
