import { expressionBuilder, type Kysely } from 'kysely';
import { addDays } from '../../../domain/time/days.ts';
import { windowIn } from '../../counts/window.ts';
import { allOf, type Holds } from '../../filter/conditions.ts';
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
  const inWindow = allOf([matching, quoteOverlaps(window)]);
  const count = (holds: Holds) => countOf(db, allOf([matching, holds]));
  return {
    period: window.period,
    rows: await readQuotes(db, inWindow, limit),
    total: await countOf(db, inWindow),
    newer: until === null ? 0 : await count(quote('quote.said_from', '>=', addDays(until, 1))),
    older: since === null ? 0 : await count(quote('quote.said_until', '<', since)),
  };
}

async function countOf(db: Kysely<Schema>, holds: Holds): Promise<number> {
  const { quotes } = await db
    .selectFrom('quote')
    .where(holds)
    .select((eb) => eb.cast<number>(eb.fn.countAll(), 'integer').as('quotes'))
    .executeTakeFirstOrThrow();
  return quotes;
}
