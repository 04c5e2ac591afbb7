import { sql } from 'kysely';
import { inWords, stillWanted } from '../schema/sql-words.ts';

/** The number of reports of a row of `source`, counted in indexes alone: all of them, less the few that were removed. */
export const reportsOfSource = sql<number>`(
  (select count(*) from report where report.source_id = source.id and ${stillWanted(sql.ref<number>('report.id'))})
  - (select count(*) from report ${inWords(({ followIndex }) => followIndex('report_removed'))} where report.removed_at is not null and report.source_id = source.id)
)`;
