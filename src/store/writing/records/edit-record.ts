import type { Kysely } from 'kysely';
import { printEntry, rereadEntry } from '../../../domain/editing/print-entry.ts';
import type { Entry } from '../../../domain/entry/entry.ts';
import { entryReferences, recordReferences } from '../../../domain/entry/entry-references.ts';
import { isSameRecord, type RecordRef, recordName } from '../../../domain/model/record.ts';
import { isChangeOf } from '../../history/changes-of-record.ts';
import type { EntryOfRecord } from '../../port/rows-prompt.ts';
import { type Act, StoreError } from '../../port/store.ts';
import { entryOfRecord } from '../../records/entry-of-record.ts';
import {
  incidentEntry,
  reportEntry,
  type StoredIncident,
  type StoredReportEntry,
} from '../../records/incident-entry.ts';
import type { Schema } from '../../schema/schema.ts';
import type { ActionSummary } from './action-summary.ts';
import { expectThere } from './add-entry.ts';
import { editActor, editSource } from './edit-actor-source.ts';
import { editIncident, editReportEntry } from './edit-incident.ts';
import { editEstimate, editMilestone, editQuote } from './edit-statement.ts';
import { type FindOrCreate, openFindOrCreate } from './find-or-create.ts';

type Edit = Extract<Act, { kind: 'edit' }>;

/**
 * Applies an edited line to its record; writes only what differs. Throws `conflict` with the current version if the record
 * was changed since it was read, `refused` if nothing differs or the kind of record would change.
 */
export async function editRecord(db: Kysely<Schema>, edit: Edit): Promise<ActionSummary> {
  const { record, after } = edit;
  const name = recordName(record);
  const stored = await storedRecord(db, record);
  if (stored === null) throw new StoreError('missing', `There is no ${name}. Check the number.`);
  if (stored.removed) throw new StoreError('missing', `${name} was removed. Bring it back first.`);
  if (!isWhatWasRead(edit, stored)) throw await conflict(db, record, stored);
  if (after.kind !== stored.entry.kind) {
    throw new StoreError(
      'refused',
      `The kind of ${name} cannot change to ${after.kind}. Keep its first word.`,
    );
  }
  const before = rereadEntry(stored.entry);
  if (printEntry(before) === printEntry(after)) {
    throw new StoreError('refused', `Nothing of ${name} was changed.`);
  }
  const references = recordReferences(after);
  if (references.some((one) => isSameRecord(one, record))) {
    throw new StoreError('refused', `${name} cannot be related to itself, nor answer itself.`);
  }
  await expectThere(db, references);
  const findOrCreate = await openFindOrCreate(db, entryReferences(after));
  await write(db, findOrCreate, { record, stored, before, after });
  return {
    kind: 'edit',
    title: `edited ${name}`,
    records: [name, ...findOrCreate.made()],
    notes: findOrCreate.notes(),
    reason: after.kind === 'source' ? after.reason : null,
  };
}

/** A record as an entry, with the numbers of its parts where it has some. */
type Stored = EntryOfRecord | StoredIncident | StoredReportEntry;

function storedRecord(db: Kysely<Schema>, record: RecordRef): Promise<Stored | null> {
  if (record.kind === 'incident') return incidentEntry(db, record.id);
  return record.kind === 'report' ? reportEntry(db, record.id) : entryOfRecord(db, record);
}

async function write(
  db: Kysely<Schema>,
  findOrCreate: FindOrCreate,
  given: {
    readonly record: RecordRef;
    readonly stored: Stored;
    readonly before: Entry;
    readonly after: Entry;
  },
): Promise<void> {
  const { stored, before, after } = given;
  const { id } = given.record;
  if (before.kind === 'incident' && after.kind === 'incident' && 'reports' in stored) {
    await editIncident(db, findOrCreate, { id, stored, before, after });
  } else if (before.kind === 'report' && after.kind === 'report' && 'report' in stored) {
    await editReportEntry(db, findOrCreate, { id, stored, before, after });
  } else if (before.kind === 'quote' && after.kind === 'quote') {
    await editQuote(db, findOrCreate, { id, before, after });
  } else if (before.kind === 'estimate' && after.kind === 'estimate') {
    await editEstimate(db, findOrCreate, { id, before, after });
  } else if (before.kind === 'milestone' && after.kind === 'milestone') {
    await editMilestone(db, { id, before, after });
  } else if (before.kind === 'actor' && after.kind === 'actor') {
    await editActor(db, { id, before, after });
  } else if (before.kind === 'source' && after.kind === 'source') {
    await editSource(db, findOrCreate, { id, before, after });
  }
}

function isWhatWasRead(edit: Edit, stored: EntryOfRecord): boolean {
  return stored.version === edit.version && printEntry(stored.entry) === printEntry(edit.before);
}

async function conflict(
  db: Kysely<Schema>,
  record: RecordRef,
  { entry, version }: EntryOfRecord,
): Promise<StoreError> {
  const last = await lastChange(db, record);
  const by = last === undefined ? '' : ` by ${last.who}`;
  return new StoreError(
    'conflict',
    `${recordName(record)} was changed meanwhile${by}. Look at both before you save.`,
    { entry, version, who: last?.who ?? '', at: last?.at ?? '', title: last?.title ?? '' },
  );
}

/** The last action that changed a record or a part of it. */
function lastChange(db: Kysely<Schema>, record: RecordRef) {
  return db
    .selectFrom('change')
    .innerJoin('action', 'action.id', 'change.action_id')
    .where(isChangeOf(record))
    .orderBy('change.id', 'desc')
    .select(['action.who', 'action.at', 'action.title'])
    .executeTakeFirst();
}
