import { type Kysely, sql } from 'kysely';
import { type RecordRef, recordName } from '../../../domain/model/record.ts';
import { countOf } from '../../../text/number-words.ts';
import { StoreError } from '../../port/store.ts';
import type { Schema } from '../../schema/schema.ts';
import { inWords } from '../../schema/sql-words.ts';
import { expectUnmerged } from '../merging/merge-incidents.ts';
import type { ActionSummary } from './action-summary.ts';
import { usersOf } from './users-of.ts';

/** The most records that the title of their removal names. */
const MOST_NAMED = 5;

/**
 * Marks a record as removed; it stays in the database, and undo restores it. Throws `missing` if it does not exist,
 * `refused` for an import, and for an actor or source that other records name.
 */
export async function removeRecord(db: Kysely<Schema>, record: RecordRef): Promise<ActionSummary> {
  const name = recordName(record);
  await expectUnmerged(db, record);
  await expectThere(db, record);
  await expectRemovable(db, record);
  await sql`update ${sql.table(record.kind)} set removed_at = ${inWords(({ now }) => now)}
    where id = ${record.id}`.execute(db);
  return { kind: 'remove', title: `removed ${name}`, records: [name], notes: [] };
}

/** Removes several records, all or none. Throws as `removeRecord` does, for the first that cannot be removed. */
export async function removeRecords(
  db: Kysely<Schema>,
  records: readonly RecordRef[],
): Promise<ActionSummary> {
  const names: string[] = [];
  for (const record of records) names.push(...(await removeRecord(db, record)).records);
  const title = `removed ${names.length > MOST_NAMED ? countOf(names.length, 'record') : names.join(', ')}`;
  return { kind: 'remove', title, records: names, notes: [] };
}

async function expectThere(db: Kysely<Schema>, record: RecordRef): Promise<void> {
  const row = await db
    .selectFrom(record.kind)
    .where('id', '=', record.id)
    .select('removed_at')
    .executeTakeFirst();
  const name = recordName(record);
  if (row === undefined) throw new StoreError('missing', `There is no ${name}. Check the number.`);
  if (row.removed_at !== null) throw new StoreError('missing', `${name} is removed already.`);
}

async function expectRemovable(db: Kysely<Schema>, { kind, id }: RecordRef): Promise<void> {
  const name = recordName({ kind, id });
  if (kind === 'batch') {
    const how = `To undo it, in a shell: watchfloor imports undo ${name}`;
    throw new StoreError('refused', `${name} is an import. ${how}`);
  }
  if (kind !== 'actor' && kind !== 'source') return;
  const users = await usersOf(db, kind, id);
  if (users === 0) return;
  const records = users === 1 ? 'a record names it' : `${users} records name it`;
  throw new StoreError('refused', `${name} cannot be removed while ${records}.`);
}
