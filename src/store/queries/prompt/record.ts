import type { Kysely } from 'kysely';
import type { Answer, Params } from '../../port/questions.ts';
import { entryOfRecord } from '../../records/entry-of-record.ts';
import type { Schema } from '../../schema/schema.ts';

/** A record as an entry, even a removed one. */
export function record(
  db: Kysely<Schema>,
  { record }: Params<'record'>,
): Promise<Answer<'record'>> {
  return entryOfRecord(db, record);
}
