import { type Kysely, sql } from 'kysely';
import type { Schema } from '../../schema/schema.ts';
import type { Subject } from './purged-texts.ts';

/**
 * Blanks what an import found doubtful about a record's row: what stands in that row, or is one of the record's texts. How
 * many rows were doubtful stays.
 */
export async function blankDoubts(db: Kysely<Schema>, { record, texts }: Subject): Promise<number> {
  const own =
    record.kind !== 'incident'
      ? sql`false`
      : sql`exists (select 1 from publisher_row as own where own.incident_id = ${record.id}
          and doubt.batch_id in (own.first_batch_id, own.last_batch_id)
          and (doubt.line = own.line
            or exists (select 1 from json_each(own.raw) as cell where cell.value = doubt.text)))`;
  const { numAffectedRows } = await sql`update doubt set text = null, line = null
    where text is not null
      and (${own} or text in (select value from json_each(${JSON.stringify(texts)})))`.execute(db);
  return Number(numAffectedRows ?? 0n);
}
