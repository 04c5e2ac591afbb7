import { type Kysely, type SqlBool, sql } from 'kysely';
import { type RecordRef, recordName } from '../../../domain/model/record.ts';
import { StoreError } from '../../port/store.ts';
import { isGoneIn } from '../../schema/records/belonging.ts';
import type { Schema } from '../../schema/schema.ts';
import { expectUnmerged } from '../merging/merge-incidents.ts';
import type { ActionSummary } from './action-summary.ts';

/** Brings a removed record back. Throws `missing` if it does not exist, `refused` if it is not removed. */
export async function restoreRecord(db: Kysely<Schema>, record: RecordRef): Promise<ActionSummary> {
  const name = recordName(record);
  await expectUnmerged(db, record);
  const row = await db
    .selectFrom(record.kind)
    .where('id', '=', record.id)
    .select(sql<SqlBool>`${isGoneIn(record.kind, record.kind)}`.as('isRemoved'))
    .executeTakeFirst();
  if (row === undefined) throw new StoreError('missing', `There is no ${name}. Check the number.`);
  if (record.kind === 'batch') {
    // Its rows are deleted, and without the mark it would look as if they existed.
    throw new StoreError('refused', `${name} is an import. Import its file again instead.`);
  }
  if (!row.isRemoved) throw new StoreError('refused', `${name} is not removed.`);
  await sql`update ${sql.table(record.kind)} set removed_at = null where id = ${record.id}`.execute(
    db,
  );
  return { kind: 'edit', title: `restored ${name}`, records: [name], notes: [] };
}
