import type { Kysely } from 'kysely';
import type { Choice } from '../../../domain/model/conflict.ts';
import { recordName } from '../../../domain/model/record.ts';
import {
  conflictField,
  type StoredConflict,
  sideValue,
  storedConflicts,
} from '../../joining/conflicts.ts';
import { valueAt } from '../../joining/record-tree.ts';
import { StoreError } from '../../port/store.ts';
import { nativeRecords } from '../../records/native-records.ts';
import { NATIVE_TABLES } from '../../schema/records/native.ts';
import type { Schema } from '../../schema/schema.ts';
import { RefusedRecord } from '../import/refused-record.ts';
import { openStatements } from '../import/statements.ts';
import type { ActionSummary } from '../records/action-summary.ts';
import { createPlaceWriter } from './record-places.ts';
import { createReferences } from './record-references.ts';
import { createRecordRows } from './record-rows.ts';
import { createRecordStatements } from './record-statements.ts';

type Settling = { readonly conflicts: readonly number[]; readonly choice: Choice };

/**
 * Keeps what this database says at some places, or takes what the other one says there. Throws `missing` for a conflict
 * that is not open, `refused` where the other side's word cannot be taken.
 */
export async function settleConflicts(
  db: Kysely<Schema>,
  { conflicts: ids, choice }: Settling,
): Promise<ActionSummary> {
  const open = await storedConflicts(db, ids);
  const missing = ids.filter((id) => !open.some((one) => one.id === id));
  if (missing.length > 0 || open.length === 0) {
    const names = missing.map((id) => recordName({ kind: 'conflict', id })).join(', ');
    throw new StoreError(
      'missing',
      `${names === '' ? 'No conflict' : `No conflict ${names}`} is open. watchfloor conflicts lists those that are.`,
    );
  }
  if (choice === 'theirs') for (const one of open) await take(db, one);
  await db
    .updateTable('conflict')
    .where('id', 'in', ids)
    .set({ state: choice === 'ours' ? 'kept' : 'taken' })
    .execute();
  const places = open.map(
    (one) => `${recordName({ kind: 'conflict', id: one.id })} (${conflictField(one)})`,
  );
  const records = open.flatMap(({ id, record }) => [
    recordName({ kind: 'conflict', id }),
    recordName(record),
  ]);
  return {
    kind: 'edit',
    title: `${choice === 'ours' ? 'kept ours' : 'took theirs'} in ${places.join(', ')}`,
    records: [...new Set(records)],
    notes: [],
  };
}

/** Writes what the other side says where it says it. */
async function take(db: Kysely<Schema>, conflict: StoredConflict): Promise<void> {
  const { record, path } = conflict;
  const table = NATIVE_TABLES[record.kind];
  const statements = createRecordStatements({
    db,
    ...(await openStatements(db)),
    batch: conflict.batch,
  });
  const references = createReferences(statements);
  const places = createPlaceWriter(
    statements,
    references,
    createRecordRows(statements, references),
  );
  const [values = {}] = await nativeRecords(db, table, [record.id]);
  const value = sideValue(conflict.theirs);
  const of = { line: 0, record: record.kind, values };
  try {
    await places.write(table, record.id, { of, path, value, before: valueAt(table, values, path) });
    await references.end((_, is) => {
      if (is instanceof RefusedRecord) throw is;
    });
  } catch (error) {
    if (!(error instanceof RefusedRecord)) throw error;
    const name = recordName({ kind: 'conflict', id: conflict.id });
    throw new StoreError(
      'refused',
      `${name}: theirs cannot be taken, since ${error.column} ${error.message}.`,
    );
  }
}
