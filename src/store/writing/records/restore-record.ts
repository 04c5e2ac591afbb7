import { type Kysely, sql } from 'kysely';
import { type RecordRef, recordName } from '../../../domain/model/record.ts';
import { StoreError } from '../../port/store.ts';
import type { Schema } from '../../schema/schema.ts';
import type { ActionSummary } from './action-summary.ts';

/** Brings a removed record back. Throws `missing` if it does not exist, `refused` if it is not removed. */
export async function restoreRecord(db: Kysely<Schema>, record: RecordRef): Promise<ActionSummary> {
  const name = recordName(record);
  const row = await db
    .selectFrom(record.kind)
    .where('id', '=', record.id)
    .select('removed_at')
    .executeTakeFirst();
  if (row === undefined) throw new StoreError('missing', `There is no ${name}. Check the number.`);
  if (record.kind === 'batch') {
    // Its rows are deleted, and without the mark it would look as if they existed.
    throw new StoreError('refused', `${name} is an import. Import its file again instead.`);
  }
  if (row.removed_at === null) throw new StoreError('refused', `${name} is not removed.`);
  await sql`update ${sql.table(record.kind)} set removed_at = null where id = ${record.id}`.execute(
    db,
  );
  return { kind: 'edit', title: `restored ${name}`, records: [name], notes: [] };
}
