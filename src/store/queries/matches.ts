import type { Kysely } from 'kysely';
import { addDays } from '../../domain/days.ts';
import type { Answer, Params } from '../questions.ts';
import type { Schema } from '../schema.ts';
import { incidentWhere, quoteWhere } from '../where.ts';

/** How much matches, whatever the window. */
export async function matches(
  db: Kysely<Schema>,
  { filter, today }: Params<'matches'>,
): Promise<Answer<'matches'>> {
  const matching = db.selectFrom('incident').where(await incidentWhere(db, filter));
  const { incidents } = await matching
    .select((eb) => eb.cast<number>(eb.fn.countAll(), 'integer').as('incidents'))
    .executeTakeFirstOrThrow();
  const { quotes } = await db
    .selectFrom('quote')
    .where(await quoteWhere(db, filter))
    .select((eb) => eb.cast<number>(eb.fn.countAll(), 'integer').as('quotes'))
    .executeTakeFirstOrThrow();
  const newest = await matching
    .where('occurred_from', '<', addDays(today, 1))
    .orderBy('occurred_from', 'desc')
    .limit(1)
    .select('occurred_from')
    .executeTakeFirst();
  return { incidents, quotes, newest: newest?.occurred_from.slice(0, 10) ?? null };
}
