import type { Kysely } from 'kysely';
import { v7 } from 'uuid';
import { shellWord } from '../../../domain/grammar/quoting.ts';
import type { FoundDoubt } from '../../../domain/model/doubts.ts';
import { unfinishedWords, wayOn } from '../../../domain/model/import-state.ts';
import { recordName } from '../../../domain/model/record.ts';
import {
  EMPTY_TALLY,
  type ImportEnd,
  type ImportHeader,
  type Position,
  type Tally,
} from '../../port/importing.ts';
import { StoreError } from '../../port/store.ts';
import { unfinished } from '../../records/unfinished-imports.ts';
import type { Schema } from '../../schema/schema.ts';

type Begun = { readonly batch: number; readonly action: number; readonly tally: Tally };

/** The process that writes an import in slices; the token is no other's. */
export type Runner = { readonly host: string; readonly pid: number; readonly token: string };

/** Records the import itself and its action, or continues an import that was interrupted. */
export async function beginBatch(
  db: Kysely<Schema>,
  header: ImportHeader,
  runner: Runner | null,
): Promise<Begun> {
  await expectNoOther(db, header);
  await keepDataset(db, header);
  if (header.continues !== null) return continueBatch(db, header.continues, runner);
  const { dataset, format, file, publisherVersion, who, sha256, bytes, options } = header;
  const { id: batch } = await db
    .insertInto('batch')
    .values({
      ...{ dataset: dataset.name, format, file, sha256, who, bytes, options },
      publisher_version: publisherVersion,
      ...(runner === null ? {} : runBy(runner)),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const { id: action } = await db
    .insertInto('action')
    .values({ uid: v7(), who, kind: 'import', title: `imported ${file}`, batch_id: batch })
    .returning('id')
    .executeTakeFirstOrThrow();
  return { batch, action, tally: EMPTY_TALLY };
}

/** The columns of the process that writes an import, or undoes it. */
export function runBy({ host, pid, token }: Runner) {
  return {
    state: 'under way',
    runner_host: host,
    runner_pid: pid,
    runner_token: token,
    heard_at: new Date().toISOString(),
  } as const;
}

const RUN_BY_NOBODY = { runner_host: null, runner_pid: null, runner_token: null } as const;

/** Throws `refused` while another import of the dataset has not come to its end. */
export async function expectNoOther(
  db: Kysely<Schema>,
  { dataset, continues }: Pick<ImportHeader, 'dataset' | 'continues'>,
): Promise<void> {
  const [other] = await unfinished(db)
    .where('dataset', '=', dataset.name)
    .$if(continues !== null, (batches) => batches.where('id', '!=', continues))
    .execute();
  if (other === undefined) return;
  const name = recordName({ kind: 'batch', id: other.id });
  if (other.state === 'undoing' || other.state === 'undo stopped') {
    const what = unfinishedWords(name, shellWord(other.file), other);
    throw new StoreError('refused', `An import of ${dataset.name} is not wholly undone. ${what}`);
  }
  throw new StoreError(
    'refused',
    other.state === 'under way'
      ? `Another import of ${dataset.name} is under way: ${name} (${other.file}). Wait for its end, or stop and undo it: watchfloor imports undo ${name}.`
      : `An import of ${dataset.name} was stopped before its end: ${name} (${other.file}). ${wayOn(name, shellWord(other.file))}`,
  );
}

/** A newer program may describe a dataset better; a file of another format does not change its description. */
async function keepDataset(db: Kysely<Schema>, { dataset }: ImportHeader): Promise<void> {
  const { name, staleAfterDays, format, title, licence, attribution, passing } = dataset;
  const described = {
    ...{ format, title, licence, attribution, passing },
    stale_after_days: staleAfterDays,
  };
  await db
    .insertInto('dataset')
    .values({ name, ...described })
    .onConflict((conflict) =>
      conflict.column('name').doUpdateSet(described).where('dataset.format', '=', format),
    )
    .execute();
}

async function continueBatch(
  db: Kysely<Schema>,
  batch: number,
  runner: Runner | null,
): Promise<Begun> {
  const found = await db
    .selectFrom('batch')
    .where('id', '=', batch)
    .where('removed_at', 'is', null)
    .select(['added', 'changed', 'unchanged', 'rejected', 'withdrawn', 'held_back as heldBack'])
    .select('runner_token as token')
    .where('undo_begun_at', 'is', null)
    .executeTakeFirst();
  if (found === undefined) throw undoneMeanwhile(batch);
  const { token, ...tally } = found;
  if (token !== null) throw new StoreError('refused', `B${batch} is under way already.`);
  if (runner !== null) {
    await db.updateTable('batch').where('id', '=', batch).set(runBy(runner)).execute();
  }
  const conflicts = await db
    .selectFrom('conflict')
    .where('batch_id', '=', batch)
    .select('id')
    .execute();
  const { id: action } = await db
    .selectFrom('action')
    .where('batch_id', '=', batch)
    .where('kind', '=', 'import')
    .select('id')
    .executeTakeFirstOrThrow();
  return { batch, action, tally: { ...tally, purged: 0, conflicts: conflicts.length } };
}

function undoneMeanwhile(batch: number): StoreError {
  return new StoreError('missing', `B${batch} was undone meanwhile. Start the import again.`);
}

/** Throws if the import was undone, or another process has said that it stopped or has taken it over. */
export async function expectStillOurs(
  db: Kysely<Schema>,
  batch: number,
  { token }: Runner,
): Promise<void> {
  const now = await db
    .selectFrom('batch')
    .where('id', '=', batch)
    .where('removed_at', 'is', null)
    .where('undo_begun_at', 'is', null)
    .select('runner_token')
    .executeTakeFirst();
  if (now === undefined) throw undoneMeanwhile(batch);
  if (now.runner_token === token) return;
  throw new StoreError(
    'conflict',
    `This process was not heard of for a while, so that another one has ended its import. watchfloor imports shows what has become of B${batch}.`,
  );
}

/** Records how far the import is; `at` is `null` once all rows are in. */
export async function pauseBatch(
  db: Kysely<Schema>,
  batch: number,
  { at, tally }: { readonly at: Position | null; readonly tally: Tally },
): Promise<void> {
  await db
    .updateTable('batch')
    .where('id', '=', batch)
    .set({
      ...countsOf(tally),
      ...(at === null ? {} : { rows_read: at.rows, bytes_read: at.bytes }),
      heard_at: new Date().toISOString(),
    })
    .execute();
}

/** Says that the process which writes an import is still there. */
export async function keepHeard(db: Kysely<Schema>, { token }: Runner): Promise<void> {
  await db
    .updateTable('batch')
    .where('runner_token', '=', token)
    .set({ heard_at: new Date().toISOString() })
    .execute();
}

function countsOf({ added, changed, unchanged, rejected, withdrawn, heldBack }: Tally) {
  return { added, changed, unchanged, rejected, withdrawn, held_back: heldBack };
}

/** Records the result of the import. */
export async function endBatch(
  db: Kysely<Schema>,
  batch: number,
  { ending, tally }: { readonly ending: ImportEnd; readonly tally: Tally },
): Promise<void> {
  await keepDoubts(db, batch, ending.doubts);
  await db
    .updateTable('batch')
    .where('id', '=', batch)
    .set({
      ...countsOf(tally),
      ...RUN_BY_NOBODY,
      state: 'done',
      sha256: ending.sha256,
      scope: ending.snapshot?.words ?? null,
      rows_read: 0,
      bytes_read: 0,
      bytes: 0,
      options: null,
      heard_at: null,
    })
    .execute();
}

/** Keeps the doubts about rows; those of a file that is followed replace the earlier ones. */
async function keepDoubts(
  db: Kysely<Schema>,
  batch_id: number,
  doubts: readonly FoundDoubt[],
): Promise<void> {
  await db.deleteFrom('doubt').where('batch_id', '=', batch_id).execute();
  for (const { kind, count, unit, examples } of doubts) {
    const others = count - examples.reduce((sum, example) => sum + example.count, 0);
    const rows = [
      ...examples.map(({ text, line, count: rows }) => ({ text, line, rows })),
      ...(others > 0 ? [{ text: null, line: null, rows: others }] : []),
    ].map((row) => ({ batch_id, kind, unit, ...row }));
    if (rows.length > 0) await db.insertInto('doubt').values(rows).execute();
  }
}
