import { expressionBuilder, type Kysely, type RawBuilder, sql } from 'kysely';
import { addDays } from '../../../domain/time/days.ts';
import { windowIn } from '../../counts/window.ts';
import { allOf, type Holds, NEVER } from '../../filter/conditions.ts';
import { quoteOverlaps, quoteWhere } from '../../filter/where.ts';
import type { Answer, Params } from '../../port/questions.ts';
import { readQuotes } from '../../records/quote-rows.ts';
import type { Schema } from '../../schema/schema.ts';

const quote = expressionBuilder<Schema, 'quote'>();

/** The matching quotes of the window, newest first, and how many match before and after it. */
export async function quotes(
  db: Kysely<Schema>,
  { limit, ...scope }: Params<'quotes'>,
): Promise<Answer<'quotes'>> {
  const { window, rest } = await windowIn(db, scope);
  const { since, until } = window;
  const matching = await quoteWhere(db, rest);
  const isIn = quoteOverlaps(window);
  const isNewer = until === null ? NEVER : quote('quote.said_from', '>=', addDays(until, 1));
  const isOlder = since === null ? NEVER : quote('quote.said_until', '<', since);
  const counts = await db
    .selectFrom('quote')
    .where(matching)
    .select([countIf(isIn).as('total'), countIf(isNewer).as('newer'), countIf(isOlder).as('older')])
    .executeTakeFirstOrThrow();
  const rows = await readQuotes(db, allOf([matching, isIn]), limit);
  return { period: window.period, rows, ...counts };
}

function countIf(holds: Holds): RawBuilder<number> {
  return sql<number>`cast(count(*) filter (where ${holds}) as integer)`;
}
