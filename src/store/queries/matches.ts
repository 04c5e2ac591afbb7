import { type Kysely, sql } from 'kysely';
import { takeDays } from '../../domain/filter-days.ts';
import type { Answer, Params } from '../questions.ts';
import type { Schema } from '../schema.ts';
import { ALL_DAYS, type Chosen, EVERY_INCIDENT, selectionOf } from '../selection.ts';
import { talliedIn } from '../tallied.ts';
import { quoteWhere } from '../where.ts';

/** How much matches, whatever the window. */
export async function matches(
  db: Kysely<Schema>,
  { filter, today }: Params<'matches'>,
): Promise<Answer<'matches'>> {
  const { quotes } = await db
    .selectFrom('quote')
    .where(await quoteWhere(db, filter))
    .select((eb) => eb.cast<number>(eb.fn.countAll(), 'integer').as('quotes'))
    .executeTakeFirstOrThrow();
  const { given, rest } = takeDays(filter);
  const chosen: Chosen =
    rest.terms.length === 0
      ? { ...EVERY_INCIDENT, days: given }
      : { selection: await selectionOf(db, filter, 'complete'), days: ALL_DAYS };
  const { incidents, newest } = await talliedIn(db, chosen)
    .select([
      sql<number>`cast(coalesce(sum(incidents), 0) as integer)`.as('incidents'),
      sql<string | null>`max(began) filter (where began <= ${today})`.as('newest'),
    ])
    .executeTakeFirstOrThrow();
  return { incidents, quotes, newest };
}
