import { type RawBuilder, sql } from 'kysely';
import { inWords } from '../../schema/sql-words.ts';

/** What sets a column of an update. With an incident's merge goes its mark of removal; `isNamed`: the value is no null. */
export function setting(
  table: string,
  column: string,
  value: unknown,
  isNamed: boolean,
): RawBuilder<unknown> {
  const set = sql`${sql.ref(column)} = ${value}`;
  if (table !== 'incident' || column !== 'merged_into') return set;
  const removed = isNamed ? sql`coalesce(removed_at, ${inWords(({ now }) => now)})` : sql`null`;
  return sql`${set}, removed_at = ${removed}`;
}

/** Before the mark of a removal: what is removed is merged with nothing. */
export function unmerged(table: string): RawBuilder<unknown> {
  return table === 'incident' ? sql`merged_into = null,` : sql``;
}
