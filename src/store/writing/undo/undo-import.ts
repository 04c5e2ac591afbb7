import { type Kysely, sql } from 'kysely';
import { type Change, type Row, reverse } from '../../../domain/model/change.ts';
import { recordName } from '../../../domain/model/record.ts';
import { noImport, StoreError } from '../../port/store.ts';
import { namersOf } from '../../schema/records/belonging.ts';
import type { Schema } from '../../schema/schema.ts';
import { inWords } from '../../schema/sql-words.ts';
import type { ActionSummary } from '../records/action-summary.ts';
import { applyChange } from './apply-change.ts';
import { recordsOf } from './changed-records.ts';
import { deleteImported } from './delete-imported.ts';
import { isKept, type Kept, namesOfKept, recordsBuiltOn } from './kept-records.ts';
import { changeOf } from './undo-action.ts';

type Import = { readonly action: number; readonly file: string };

/** The most records that a note names. */
const NAMED = 20;

/**
 * Undoes an import: what it added is deleted, what it changed is restored, and the same file can be imported again. What a
 * person or a later import has changed since, or refers to, is kept as it is and named. Throws `missing`, and `refused` if
 * it is undone already.
 */
export async function undoImport(db: Kysely<Schema>, batch: number): Promise<ActionSummary> {
  const name = recordName({ kind: 'batch', id: batch });
  const { action, file } = await expectStanding(db, batch, name);
  const change = withoutActorsAndSources(await changeOf(db, action));
  const recordOf = await recordsOf(db, change);
  const changed = rowsOf(change).map(recordOf);
  const kept = await recordsBuiltOn(db, { batch, action, changed });
  const isFree = (row: Row) => {
    const { table, id } = recordOf(row);
    return kept.get(table)?.has(id) !== true;
  };
  await applyChange(db, reverse(onlyRows(change, isFree)));
  await silently(db, () => deleteImported(db, batch, kept));
  const shared = await silently(db, () => deleteUnusedActorsAndSources(db, batch, kept));
  await db
    .updateTable('batch')
    .set({ removed_at: new Date().toISOString() })
    .where('id', '=', batch)
    .execute();
  return {
    kind: 'undo',
    title: `undid import ${name} (${file})`,
    records: [name],
    notes: [
      ...noteOf(namesOfKept(kept), 'changed or used since by somebody or by a later import'),
      ...noteOf(shared, 'in use, or edited since'),
    ],
    undoes: action,
    batch,
  };
}

function noteOf(names: readonly string[], reason: string): readonly string[] {
  if (names.length === 0) return [];
  const more = names.length > NAMED ? ` and ${names.length - NAMED} more` : '';
  return [`kept ${names.slice(0, NAMED).join(', ')}${more}: ${reason}`];
}

/** The actors and sources that it created are deleted last, once nothing of the import refers to them. */
function withoutActorsAndSources(change: Change): Change {
  const rest = change.added.filter(({ table }) => table !== 'actor' && table !== 'source');
  return { ...change, added: rest };
}

function rowsOf({ added, updated, removed }: Change): readonly Row[] {
  return [...added, ...updated.map(([, after]) => after), ...removed];
}

function onlyRows({ added, updated, removed }: Change, isWanted: (row: Row) => boolean): Change {
  return {
    added: added.filter(isWanted),
    updated: updated.filter(([, after]) => isWanted(after)),
    removed: removed.filter(isWanted),
  };
}

async function expectStanding(db: Kysely<Schema>, batch: number, name: string): Promise<Import> {
  const row = await db
    .selectFrom('batch')
    .innerJoin('action', (join) =>
      join.onRef('action.batch_id', '=', 'batch.id').on('action.kind', '=', 'import'),
    )
    .where('batch.id', '=', batch)
    .select(['batch.removed_at', 'batch.file', 'action.id as action'])
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

/** Deletes the actors and sources that the import created, and names those that are in use or were edited. */
async function deleteUnusedActorsAndSources(
  db: Kysely<Schema>,
  batch: number,
  kept: Kept,
): Promise<readonly string[]> {
  await deleteUnused(db, 'actor', batch, kept);
  await deleteUnused(db, 'source', batch, kept);
  const left = await sql<{ letter: string; id: number; name: string }>`
    select 'A' as letter, id, name from actor where batch_id = ${batch} and not ${isKept(kept, 'actor', sql.ref('id'))}
    union all select 'S', id, name from source where batch_id = ${batch} and not ${isKept(kept, 'source', sql.ref('id'))}`.execute(
    db,
  );
  return left.rows.map(({ letter, id, name }) => `${letter}${id} (${name})`);
}

async function deleteUnused(
  db: Kysely<Schema>,
  kind: 'actor' | 'source',
  batch: number,
  kept: Kept,
): Promise<void> {
  const used = namersOf(kind).map(
    ({ table, column }) => sql`select ${sql.ref(column)} from ${sql.table(table)}
      where ${sql.ref(column)} is not null`,
  );
  await sql`delete from ${sql.table(kind)} where batch_id = ${batch} and version = 1
    and not ${isKept(kept, kind, sql.ref('id'))}
    and id not in (${sql.join(used, sql` union `)})`.execute(db);
}
