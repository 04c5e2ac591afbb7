import { type Kysely, sql } from 'kysely';
import { shellWord } from '../../domain/grammar/quoting.ts';
import { type BatchState, unfinishedWords } from '../../domain/model/import-state.ts';
import { recordName } from '../../domain/model/record.ts';
import type { Answer, Params } from '../port/questions.ts';
import type { Schema } from '../schema/schema.ts';
import { inWords } from '../schema/sql-words.ts';

/** Where an import stands. One whose process is gone was stopped, whether or not somebody has recorded that already. */
export const stateNow = sql<BatchState>`case when ${inWords(({ isRunnerGone }) => isRunnerGone)} then 'stopped'
  else batch.state end`;

/** The imports that are under way or were stopped before their end. */
export function unfinished(db: Kysely<Schema>) {
  return db
    .selectFrom('batch')
    .where('state', '<>', 'done')
    .where('removed_at', 'is', null)
    .orderBy('id')
    .select(['id', 'file', stateNow.as('state'), 'rows_read as rows', 'bytes_read as bytes'])
    .select('bytes as totalBytes');
}

/** Each of them as a sentence that says what to do. */
export async function unfinishedImports(
  db: Kysely<Schema>,
  { except }: Params<'unfinishedImports'>,
): Promise<Answer<'unfinishedImports'>> {
  const batches = await unfinished(db).where('id', 'is distinct from', except).execute();
  return batches.map(({ id, file, ...progress }) =>
    unfinishedWords(recordName({ kind: 'batch', id }), shellWord(file), progress),
  );
}

/** What is needed to continue an import; `null` if it does not exist. */
export async function resumable(
  db: Kysely<Schema>,
  { batch }: Params<'resumable'>,
): Promise<Answer<'resumable'>> {
  const found = await db
    .selectFrom('batch')
    .where('id', '=', batch)
    .select(['sha256', 'options', 'dataset', 'format', 'rows_read as rows', stateNow.as('state')])
    .select('removed_at as takenBackAt')
    .executeTakeFirst();
  return found ?? null;
}
