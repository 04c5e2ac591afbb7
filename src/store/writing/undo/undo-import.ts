import { type Kysely, sql } from 'kysely';
import { type Change, reverse } from '../../../domain/model/change.ts';
import { recordName } from '../../../domain/model/record.ts';
import { namersOf } from '../../schema/records/belonging.ts';
import type { Schema } from '../../schema/schema.ts';
import { inWords } from '../../schema/sql-words.ts';
import type { ActionSummary } from '../records/action-summary.ts';
import { applyChange } from './apply-change.ts';
import { deleteRecords, deleteRest, restoreIncidents } from './delete-imported.ts';
import {
  ADDED,
  isKept,
  isShared,
  type Kept,
  namesOfKept,
  recordsBuiltOn,
  type UndoneImport,
} from './kept-records.ts';
import { type ChangedRecord, olderRecords, onlyRows, recordsAdded } from './older-records.ts';
import { changeOf } from './undo-action.ts';
import { expectStanding } from './undo-batch.ts';

/** The most records that a note names. */
const NAMED = 20;
/** How many records are taken at a time where all of them are in one transaction. */
const AT_ONCE = 5_000;

/** The undo of an import, some records after the other, in transactions that its caller begins and ends. */
export type ImportUndo = {
  /** Deletes, restores or keeps at most so many more records; answers with how many, 0 once there are no more. */
  readonly takeBack: (most: number) => Promise<number>;
  /** Deletes what is left of the import itself, and says what was kept. */
  readonly finish: () => Promise<ActionSummary>;
};

/**
 * Undoes an import: what it added is deleted, what it changed is restored, and the same file can be imported again. What a
 * person or a later import has changed since, or refers to, is kept as it is and named. `undo` is the action under way.
 * Throws `missing`, and `refused` if it is undone already.
 */
export async function undoImport(
  db: Kysely<Schema>,
  batch: number,
  undo: number,
): Promise<ActionSummary> {
  const work = await openUndo(db, batch, undo);
  while ((await work.takeBack(AT_ONCE)) > 0);
  return work.finish();
}

/** Prepares the undo of an import, or of what an undo that was stopped has left of one. */
export async function openUndo(
  db: Kysely<Schema>,
  batch: number,
  undo: number,
): Promise<ImportUndo> {
  const name = recordName({ kind: 'batch', id: batch });
  const { action, file } = await expectStanding(db, batch);
  const of: UndoneImport = { batch, action, undo };
  const kept = new Map<string, Set<number>>();
  const keptOf = (table: string) => {
    const known = kept.get(table) ?? new Set();
    kept.set(table, known);
    return known;
  };
  const change = withoutActorsAndSources(await changeOf(db, action));
  const older = await olderRecords(db, change, of);
  const added = ADDED.toReversed().map((table) => ({ table, after: 0 }));

  const restore = async (most: number): Promise<number> => {
    // A name that the import gave to one may be another's again, so these are restored together.
    const shared = older.filter(({ table }) => isShared(table)).length;
    const some = older.splice(0, Math.max(most, shared));
    const free: ChangedRecord[] = [];
    for (const [table, records] of Map.groupBy(some, (record) => record.table)) {
      const ids = records.map(({ id }) => id);
      const built = await recordsBuiltOn(db, of, { table, added: [], older: ids });
      for (const id of built) keptOf(table).add(id);
      free.push(...records.filter(({ id }) => !built.has(id)));
    }
    const rows = new Set(free.flatMap((record) => [...record.rows]));
    await applyChange(db, reverse(onlyRows(change, (row) => rows.has(row))));
    const incidents = free.filter(({ table }) => table === 'incident').map(({ id }) => id);
    await silently(db, () => restoreIncidents(db, batch, incidents));
    return some.length;
  };
  const remove = async (most: number): Promise<number> => {
    const [next] = added;
    if (next === undefined) return 0;
    const { table } = next;
    const ids = await recordsAdded(db, batch, { ...next, most });
    const last = ids.at(-1);
    if (last === undefined) {
      added.shift();
      return remove(most);
    }
    next.after = last;
    const built = await recordsBuiltOn(db, of, { table, added: ids, older: [] });
    for (const id of built) keptOf(table).add(id);
    const gone = ids.filter((id) => !built.has(id));
    await silently(db, () => deleteRecords(db, batch, { table, ids: gone }));
    return ids.length;
  };

  return {
    takeBack: (most) => (older.length > 0 ? restore(most) : remove(most)),
    finish: async () => {
      await silently(db, () => deleteRest(db, batch, kept));
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
          ...((kept.get('incident')?.size ?? 0) > NAMED
            ? [`those incidents of them that it had added: watchfloor list id:${name}`]
            : []),
          ...noteOf(shared, 'in use, or edited since'),
        ],
        undoes: action,
        batch,
      };
    },
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
  const isNamed = namersOf(kind).map(
    ({ table, column }) => sql`exists (select 1 from ${sql.table(table)} as namer
      where namer.${sql.ref(column)} = ${sql.ref(`${kind}.id`)})`,
  );
  await sql`delete from ${sql.table(kind)} where batch_id = ${batch} and version = 1
    and not ${isKept(kept, kind, sql.ref('id'))} and not (${sql.join(isNamed, sql` or `)})`.execute(
    db,
  );
}
