import type { Kysely } from 'kysely';
import type { Answer, Params } from '../../port/questions.ts';
import { assessmentsOf } from '../../records/assessments.ts';
import { reportsOf } from '../../records/report-rows.ts';
import type { Schema } from '../../schema/schema.ts';

/** The reports of one incident and the reasons of its status; none of an incident that does not exist. */
export async function reading(
  db: Kysely<Schema>,
  { id }: Params<'reading'>,
): Promise<Answer<'reading'>> {
  return {
    id,
    reports: (await reportsOf(db, [id])).get(id) ?? [],
    reasons: (await assessmentsOf(db, [id])).get(id)?.reasons ?? [],
  };
}
