import { type Expression, expressionBuilder, type Kysely, type SqlBool, sql } from 'kysely';
import type { RecordRef } from '../../domain/model/record.ts';
import type { Schema } from '../schema/schema.ts';
import { inWords } from '../schema/sql-words.ts';

const change = expressionBuilder<Schema, 'change'>();

/** Whether a line of the change log is about a record or a part of it; also of parts that are gone. */
export function touches(db: Kysely<Schema>, { kind, id }: RecordRef): Expression<SqlBool> {
  // Parts that are gone are known only by what was written of them.
  const written = (column: string) =>
    inWords(({ numberAt }) => numberAt(sql`coalesce(change.after, change.before)`, column));
  const own = change.and([change('change.tab', '=', kind), change('change.row_id', '=', id)]);
  const part = (tabs: readonly string[], column: string) =>
    change.and([change('change.tab', 'in', tabs), change(written(column), '=', id)]);
  const reports = db.selectFrom('report').where('incident_id', '=', id).select('id');
  switch (kind) {
    case 'incident':
      return change.or([
        own,
        part(['report', 'attribution', 'tag', 'relation', 'pin'], 'incident_id'),
        change.and([
          change('change.tab', '=', 'figure'),
          change(written('report_id'), 'in', reports),
        ]),
      ]);
    case 'report':
      return change.or([own, part(['figure'], 'report_id')]);
    case 'actor':
      return change.or([own, part(['alias', 'distinct_actor'], 'actor_id')]);
    case 'quote':
      return change.or([own, part(['quote_actor', 'quote_incident'], 'quote_id')]);
    default:
      return own;
  }
}
