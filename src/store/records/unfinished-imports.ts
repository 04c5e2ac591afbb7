import { type Kysely, sql } from 'kysely';
import { shellWord } from '../../domain/grammar/quoting.ts';
import { type ImportState, unfinishedWords } from '../../domain/model/import-state.ts';
import { recordName } from '../../domain/model/record.ts';
import type { Answer, Params } from '../port/questions.ts';
import type { Schema } from '../schema/schema.ts';
import { inWords } from '../schema/sql-words.ts';

const isGone = inWords(({ isRunnerGone }) => isRunnerGone);

/** Where an import stands. One whose process is gone was stopped, whether or not somebody has recorded that already. */
const stateNow = sql<ImportState>`case
  when batch.undo_begun_at is not null and batch.removed_at is null then
    case when batch.runner_token is null or ${isGone} then 'undo stopped' else 'undoing' end
  when ${isGone} then 'stopped' else batch.state end`;

/** How far the import is, or its undo. */
const isUndone = sql`(batch.undo_begun_at is not null and batch.removed_at is null)`;
export const PROGRESS = [
  stateNow.as('state'),
  sql<number>`case when ${isUndone} then undone else rows_read end`.as('rows'),
  sql<number>`case when ${isUndone} then undone else bytes_read end`.as('bytes'),
  sql<number>`case when ${isUndone} then added + changed else bytes end`.as('totalBytes'),
] as const;

/** The imports that are under way or were stopped before their end, or whose undo is. */
export function unfinished(db: Kysely<Schema>) {
  return db
    .selectFrom('batch')
    .where(({ eb, or }) => or([eb('state', '<>', 'done'), eb('undo_begun_at', 'is not', null)]))
    .where('removed_at', 'is', null)
    .orderBy('id')
    .select(['id', 'file', ...PROGRESS]);
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
