import { type Kysely, sql } from 'kysely';
import { type Change, reverse } from '../../../domain/model/change.ts';
import { recordName } from '../../../domain/model/record.ts';
import { noImport, StoreError } from '../../port/store.ts';
import { namersOf } from '../../schema/records/belonging.ts';
import type { Schema } from '../../schema/schema.ts';
import { inWords } from '../../schema/sql-words.ts';
import type { ActionSummary } from '../records/action-summary.ts';
import { applyChange } from './apply-change.ts';
import { changeOf, expectUntouched } from './undo-action.ts';
import { expectOnlyImported } from './undo-import-conflicts.ts';

type Import = { readonly action: number; readonly file: string; readonly title: string };

/**
 * Undoes a whole import, so that queries see what they saw before: what it added is deleted, what it changed is restored,
 * and the same file can be imported again. Throws `missing`, `refused` if it is undone already, and `conflict` if a person
 * or a later import has changed what it added.
 */
export async function undoImport(db: Kysely<Schema>, batch: number): Promise<ActionSummary> {
  const name = recordName({ kind: 'batch', id: batch });
  const { action, file, title } = await expectStanding(db, batch, name);
  await expectOnlyImported(db, { batch, action, name });
  const change = withoutActorsAndSources(await changeOf(db, action));
  await expectUntouched(db, { id: action, kind: 'import', title }, change);
  await applyChange(db, reverse(change));
  await silently(db, () => deleteImported(db, batch));
  const notes = await silently(db, () => deleteUnusedActorsAndSources(db, batch));
  await db
    .updateTable('batch')
    .set({ removed_at: new Date().toISOString() })
    .where('id', '=', batch)
    .execute();
  return {
    kind: 'undo',
    title: `undid import ${name} (${file})`,
    records: [name],
    notes,
    undoes: action,
    batch,
  };
}

/** The actors and sources that it created are deleted last, once nothing of the import refers to them. */
function withoutActorsAndSources(change: Change): Change {
  const rest = change.added.filter(({ table }) => table !== 'actor' && table !== 'source');
  return { ...change, added: rest };
}

async function expectStanding(db: Kysely<Schema>, batch: number, name: string): Promise<Import> {
  const row = await db
    .selectFrom('batch')
    .innerJoin('action', (join) =>
      join.onRef('action.batch_id', '=', 'batch.id').on('action.kind', '=', 'import'),
    )
    .where('batch.id', '=', batch)
    .select(['batch.removed_at', 'batch.file', 'action.id as action', 'action.title'])
    .executeTakeFirst();
  if (row === undefined) throw noImport(batch);
  if (row.removed_at !== null) {
    throw new StoreError('refused', `${name} was already undone. Import the file again instead.`);
  }
  return row;
}

/** Writes without lines in the change log: like the import, its undo is recorded as a whole. */
async function silently<T>(db: Kysely<Schema>, work: () => Promise<T>): Promise<T> {
  await inWords(({ setContext }) => setContext({ unlogged: true })).execute(db);
  const result = await work();
  await inWords(({ setContext }) => setContext({ unlogged: false })).execute(db);
  return result;
}

async function deleteImported(db: Kysely<Schema>, batch: number): Promise<void> {
  const statements = [
    sql`insert into uncount_batch values (${batch})`,
    sql`update publisher_row set (first_batch_id, last_batch_id, line, header_id, packed, hash) =
      (select first_batch_id, last_batch_id, line, header_id, packed, hash from publisher_row_before as b
        where b.batch_id = ${batch} and b.incident_id = publisher_row.incident_id)
      where incident_id in (select incident_id from publisher_row_before where batch_id = ${batch})`,
    sql`delete from publisher_row_before where batch_id = ${batch}`,
    sql`delete from conflict where batch_id = ${batch}`,
    sql`delete from shared_version where batch_id = ${batch} or uid in (
      select uid from incident where batch_id = ${batch} union select uid from quote where batch_id = ${batch}
      union select uid from estimate where batch_id = ${batch} union select uid from milestone where batch_id = ${batch})`,
    sql`delete from other_uid where batch_id = ${batch}`,
    sql`delete from attribution where batch_id = ${batch}`,
    sql`delete from report where batch_id = ${batch}`,
    sql`delete from quote where batch_id = ${batch}`,
    sql`delete from estimate where batch_id = ${batch}`,
    sql`delete from milestone where batch_id = ${batch}`,
    sql`delete from lead where batch_id = ${batch}`,
    sql`delete from incident where batch_id = ${batch}`,
    sql`delete from row_header where id not in (select header_id from publisher_row where header_id is not null
      union select header_id from publisher_row_before where header_id is not null)`,
    sql`delete from tombstone where batch_id = ${batch}`,
    sql`update tombstone set lifted_by = null where lifted_by = ${batch}`,
    sql`delete from dataset where name not in (select dataset from batch where removed_at is null and id <> ${batch})
      and name not in (select dataset from incident where dataset is not null)`,
  ];
  for (const statement of statements) await statement.execute(db);
}

/** Deletes the actors and sources that the import created, unless something refers to them or somebody edited them. */
async function deleteUnusedActorsAndSources(
  db: Kysely<Schema>,
  batch: number,
): Promise<readonly string[]> {
  await deleteUnused(db, 'actor', batch);
  await deleteUnused(db, 'source', batch);
  const kept = await sql<{ letter: string; id: number; name: string }>`
    select 'A' as letter, id, name from actor where batch_id = ${batch}
    union all select 'S', id, name from source where batch_id = ${batch}`.execute(db);
  return kept.rows.map(
    ({ letter, id, name }) => `kept ${letter}${id} (${name}), because it is in use or was edited`,
  );
}

async function deleteUnused(
  db: Kysely<Schema>,
  kind: 'actor' | 'source',
  batch: number,
): Promise<void> {
  const used = namersOf(kind).map(
    ({ table, column }) => sql`select ${sql.ref(column)} from ${sql.table(table)}
      where ${sql.ref(column)} is not null`,
  );
  await sql`delete from ${sql.table(kind)} where batch_id = ${batch} and version = 1
    and id not in (${sql.join(used, sql` union `)})`.execute(db);
}
