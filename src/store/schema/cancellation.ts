import type { Expression, RawBuilder, SqlBool } from 'kysely';
import { inWords } from './sql-words.ts';

/**
 * A condition that is always true and ends the query when its answer is no longer wanted. Add it to every scan that may
 * be long, over that scan's id column (`where(stillWanted(ref('incident.id')))`); of joined tables, over the innermost one.
 */
export function stillWanted(id: Expression<number>): RawBuilder<SqlBool> {
  return inWords((words) => words.stillWanted(id));
}
