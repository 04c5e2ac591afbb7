import type { Kysely } from 'kysely';
import { printEntry } from '../../../domain/editing/print-entry.ts';
import { rereadEntry } from '../../../domain/editing/reread-entry.ts';
import { type Entry, referencesOf } from '../../../domain/entry/entry.ts';
import { isSameRecord, type RecordRef, recordName } from '../../../domain/model/record.ts';
import { touches } from '../../history/touching.ts';
import type { KeptEntry } from '../../port/kept.ts';
import { type Act, StoreError } from '../../port/store.ts';
import { keptEntry } from '../../records/kept-entry.ts';
import { keptIncident, keptReport } from '../../records/kept-incident.ts';
import type { Schema } from '../../schema/schema.ts';
import { expectThere } from './add-entry.ts';
import type { Deed } from './deed.ts';
import { editIncident, editReportEntry } from './edit-incident.ts';
import { editActor, editSource } from './edit-party.ts';
import { editEstimate, editMilestone, editQuote } from './edit-statement.ts';
import { openRegistry, type Registry } from './registry.ts';

type Edit = Extract<Act, { kind: 'edit' }>;

/**
 * Makes a record what its edited line says; only what differs is written. Throws `conflict` with the other version
 * where it was changed since it was read, `refused` where nothing differs or the kind of record would change.
 */
export async function editRecord(db: Kysely<Schema>, edit: Edit): Promise<Deed> {
  const { record, after } = edit;
  const name = recordName(record);
  const kept = await keptEntry(db, record);
  if (kept === null) throw new StoreError('missing', `There is no ${name}. Check the number.`);
  if (kept.removed) throw new StoreError('missing', `${name} was removed. Bring it back first.`);
  if (!isWhatWasRead(edit, kept)) throw await conflict(db, record, kept);
  if (after.kind !== kept.entry.kind) {
    throw new StoreError('refused', `${name} is no ${after.kind}. Its first word has to stay.`);
  }
  const before = rereadEntry(kept.entry);
  if (printEntry(before) === printEntry(after)) {
    throw new StoreError('refused', `Nothing of ${name} was changed.`);
  }
  const references = referencesOf(after);
  if (references.some((one) => isSameRecord(one, record))) {
    throw new StoreError('refused', `${name} cannot be related to itself, nor answer itself.`);
  }
  await expectThere(db, references);
  const registry = await openRegistry(db);
  await write(db, registry, { record, before, after });
  return {
    kind: 'edit',
    title: `edited ${name}`,
    records: [name, ...registry.made()],
    notes: registry.notes(),
    reason: after.kind === 'source' ? after.reason : null,
  };
}

async function write(
  db: Kysely<Schema>,
  registry: Registry,
  given: { readonly record: RecordRef; readonly before: Entry; readonly after: Entry },
): Promise<void> {
  const { before, after } = given;
  const { id } = given.record;
  if (before.kind === 'incident' && after.kind === 'incident') {
    const kept = await keptIncident(db, id);
    if (kept !== null) await editIncident(db, registry, { id, kept, before, after });
  } else if (before.kind === 'report' && after.kind === 'report') {
    const kept = await keptReport(db, id);
    if (kept !== null) await editReportEntry(db, registry, { id, kept, before, after });
  } else if (before.kind === 'quote' && after.kind === 'quote') {
    await editQuote(db, registry, { id, before, after });
  } else if (before.kind === 'estimate' && after.kind === 'estimate') {
    await editEstimate(db, registry, { id, before, after });
  } else if (before.kind === 'milestone' && after.kind === 'milestone') {
    await editMilestone(db, { id, before, after });
  } else if (before.kind === 'actor' && after.kind === 'actor') {
    await editActor(db, { id, before, after });
  } else if (before.kind === 'source' && after.kind === 'source') {
    await editSource(db, registry, { id, before, after });
  }
}

function isWhatWasRead(edit: Edit, kept: KeptEntry): boolean {
  return kept.version === edit.version && printEntry(kept.entry) === printEntry(edit.before);
}

async function conflict(
  db: Kysely<Schema>,
  record: RecordRef,
  { entry, version }: KeptEntry,
): Promise<StoreError> {
  const last = await lastChange(db, record);
  const by = last === undefined ? '' : ` by ${last.who}`;
  return new StoreError(
    'conflict',
    `${recordName(record)} was changed meanwhile${by}. Look at both before you save.`,
    { entry, version, who: last?.who ?? '', at: last?.at ?? '', title: last?.title ?? '' },
  );
}

/** The last thing that was done to a record or to a part of it. */
function lastChange(db: Kysely<Schema>, record: RecordRef) {
  return db
    .selectFrom('change')
    .innerJoin('action', 'action.id', 'change.action_id')
    .where(touches(db, record))
    .orderBy('change.id', 'desc')
    .select(['action.who', 'action.at', 'action.title'])
    .executeTakeFirst();
}
