import type { Kysely } from 'kysely';
import { v7 } from 'uuid';
import type { FoundDoubt } from '../../../domain/model/doubts.ts';
import {
  EMPTY_TALLY,
  type ImportEnd,
  type ImportHeader,
  type Tally,
} from '../../port/importing.ts';
import { StoreError } from '../../port/store.ts';
import type { Schema } from '../../schema/schema.ts';
import { inWords } from '../../schema/sql-words.ts';

type Begun = { readonly batch: number; readonly tally: Tally };

/** Records the import itself and its action, or continues an import that was interrupted. */
export async function beginBatch(db: Kysely<Schema>, header: ImportHeader): Promise<Begun> {
  await keepDataset(db, header);
  if (header.continues !== null) return continueBatch(db, header.continues);
  const { dataset, format, file, publisherVersion, who } = header;
  const { id: batch } = await db
    .insertInto('batch')
    .values({
      dataset: dataset.name,
      format,
      file,
      sha256: '',
      publisher_version: publisherVersion,
      who,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const { id: action } = await db
    .insertInto('action')
    .values({ uid: v7(), who, kind: 'import', title: `imported ${file}`, batch_id: batch })
    .returning('id')
    .executeTakeFirstOrThrow();
  await inWords(({ setContext }) => setContext({ action })).execute(db);
  return { batch, tally: EMPTY_TALLY };
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

async function continueBatch(db: Kysely<Schema>, batch: number): Promise<Begun> {
  const tally = await db
    .selectFrom('batch')
    .where('id', '=', batch)
    .where('removed_at', 'is', null)
    .select(['added', 'changed', 'unchanged', 'rejected', 'withdrawn', 'held_back as heldBack'])
    .executeTakeFirst();
  if (tally === undefined) {
    throw new StoreError('missing', `B${batch} was undone meanwhile. Start the import again.`);
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
  await inWords(({ setContext }) => setContext({ action })).execute(db);
  return { batch, tally: { ...tally, purged: 0, conflicts: conflicts.length } };
}

/** Records the result of the import. */
export async function endBatch(
  db: Kysely<Schema>,
  batch: number,
  { ending, tally }: { readonly ending: ImportEnd; readonly tally: Tally },
): Promise<void> {
  const { added, changed, unchanged, rejected, withdrawn, heldBack } = tally;
  await keepDoubts(db, batch, ending.doubts);
  await db
    .updateTable('batch')
    .where('id', '=', batch)
    .set({
      ...{ added, changed, unchanged, rejected, withdrawn },
      sha256: ending.sha256,
      held_back: heldBack,
      scope: ending.snapshot?.words ?? null,
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
