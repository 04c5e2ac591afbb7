import type { Kysely } from 'kysely';
import type { Answer } from '../port/questions.ts';
import type { Schema } from '../schema/schema.ts';

/** Purges that were interrupted before the traces of their records were erased, each as a sentence that says what to do. */
export async function unfinishedPurges(db: Kysely<Schema>): Promise<Answer<'unfinishedPurges'>> {
  const records = await halfPurged(db);
  return records.map(
    (record) =>
      `The purge of ${record} was interrupted, and its text may still be in the file. To finish it: watchfloor purge ${record} --reason …`,
  );
}

/** The names of records that were deleted, but whose traces may still be in the file. */
export async function halfPurged(db: Kysely<Schema>): Promise<readonly string[]> {
  const purges = await db
    .selectFrom('purge')
    .where('erased_at', 'is', null)
    .orderBy('id')
    .select('record')
    .execute();
  return purges.map(({ record }) => record);
}
