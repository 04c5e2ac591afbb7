import type { Kysely } from 'kysely';
import type { Answer } from '../../port/questions.ts';
import type { Schema } from '../../schema/schema.ts';

/** The recorded copies of this database, oldest first, whether or not they still exist. */
export function copies(db: Kysely<Schema>): Promise<Answer<'copies'>> {
  return db
    .selectFrom('backup')
    .orderBy('at')
    .orderBy('id')
    .select(['file', 'who', 'at'])
    .execute();
}
