import type { Kysely } from 'kysely';
import { recordName } from '../../../domain/model/record.ts';
import { noImport, StoreError } from '../../port/store.ts';
import type { Schema } from '../../schema/schema.ts';
import { inWords } from '../../schema/sql-words.ts';
import { type Runner, runBy } from '../import/import-batch.ts';

type Standing = { readonly action: number; readonly file: string };

/** The import that an undo is about. Throws `missing`, and `refused` if it is undone already. */
export async function expectStanding(db: Kysely<Schema>, batch: number): Promise<Standing> {
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
    const name = recordName({ kind: 'batch', id: batch });
    throw new StoreError('refused', `${name} was already undone. Import the file again instead.`);
  }
  return row;
}

/** Whether an import has more records than are undone in one transaction, or its undo in slices has begun. */
export async function isUndoneInSlices(
  db: Kysely<Schema>,
  batch: number,
  mostInOne: number,
): Promise<boolean> {
  const row = await db
    .selectFrom('batch')
    .where('id', '=', batch)
    .where('removed_at', 'is', null)
    .select(['added', 'changed', 'undo_begun_at'])
    .executeTakeFirst();
  if (row === undefined) return false;
  return row.undo_begun_at !== null || row.added + row.changed > mostInOne;
}

/** Records that a process undoes an import, which ends that import if it is under way; answers with the action of the undo. */
export async function beginUndo(
  db: Kysely<Schema>,
  batch: number,
  { who, uid, runner }: { readonly who: string; readonly uid: string; readonly runner: Runner },
): Promise<number> {
  const name = recordName({ kind: 'batch', id: batch });
  const { action, file } = await expectStanding(db, batch);
  const begun = await db
    .selectFrom('batch')
    .where('id', '=', batch)
    .where('undo_begun_at', 'is not', null)
    .select('runner_token')
    .executeTakeFirst();
  if (begun !== undefined && begun.runner_token !== null) {
    throw new StoreError('refused', `${name} is being undone already.`);
  }
  const { state: _, ...run } = runBy(runner);
  await db
    .updateTable('batch')
    .where('id', '=', batch)
    .set({ ...run, ...(begun === undefined ? { undo_begun_at: run.heard_at } : {}) })
    .execute();
  const stopped = await db
    .selectFrom('action')
    .where('batch_id', '=', batch)
    .where('kind', '=', 'undo')
    .select('id')
    .executeTakeFirst();
  if (stopped !== undefined) return stopped.id;
  const title = `began to undo import ${name} (${file})`;
  const { id } = await db
    .insertInto('action')
    .values({ uid, who, kind: 'undo', title, undoes: action, batch_id: batch })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Goes on with an undo in another transaction. Throws `conflict` if another process has taken it over. */
export async function continueUndo(
  db: Kysely<Schema>,
  {
    batch,
    undo,
    runner,
  }: { readonly batch: number; readonly undo: number; readonly runner: Runner },
): Promise<void> {
  const ours = await db
    .selectFrom('batch')
    .where('id', '=', batch)
    .where('runner_token', '=', runner.token)
    .select('id')
    .executeTakeFirst();
  if (ours === undefined) {
    throw new StoreError(
      'conflict',
      `This process was not heard of for a while, so that another one has taken over. watchfloor imports shows what has become of B${batch}.`,
    );
  }
  await inWords(({ setContext }) => setContext({ action: undo })).execute(db);
}

/** Records that so many more records are dealt with, and that the process is there. */
export async function noteUndone(
  db: Kysely<Schema>,
  batch: number,
  records: number,
): Promise<void> {
  await db
    .updateTable('batch')
    .where('id', '=', batch)
    .set(({ eb }) => ({
      undone: eb('undone', '+', records),
      heard_at: new Date().toISOString(),
    }))
    .execute();
}
