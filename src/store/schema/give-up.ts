import { type Expression, type RawBuilder, type SqlBool, sql } from 'kysely';

/**
 * A condition that is always true while the question is wanted and ends the query when it is given up: add
 * it to every scan that may be long, over that scan's id column (`where(stillWanted(ref('incident.id')))`);
 * of joined tables, over the one that is scanned innermost. It asks at every 1,024th id, which costs nothing
 * measurable; `alive()` is a function of the connection.
 */
export function stillWanted(id: Expression<number>): RawBuilder<SqlBool> {
  return sql<SqlBool>`((${id} & 1023) <> 0 or alive())`;
}
