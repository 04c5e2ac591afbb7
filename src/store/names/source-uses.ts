import { sql } from 'kysely';
import { inWords, stillWanted } from '../schema/sql-words.ts';

/** How many reports a row of `source` has: counted in an index alone, less those that were removed, of which there are few. */
export const reportsOfSource = sql<number>`(
  (select count(*) from report where report.source_id = source.id and ${stillWanted(sql.ref<number>('report.id'))})
  - (select count(*) from report ${inWords(({ followIndex }) => followIndex('report_removed'))} where report.removed_at is not null and report.source_id = source.id)
)`;
