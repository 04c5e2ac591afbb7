import type { Kysely } from 'kysely';
import { allOf } from '../conditions.ts';
import type { Answer, Params } from '../questions.ts';
import { readQuotes } from '../quote-rows.ts';
import type { Schema } from '../schema.ts';
import { quoteTouches, quoteWhere } from '../where.ts';
import { windowIn } from '../window.ts';

/** The quotes of the window that match, newest first. */
export async function quotes(
  db: Kysely<Schema>,
  { limit, ...scope }: Params<'quotes'>,
): Promise<Answer<'quotes'>> {
  const { window, rest } = await windowIn(db, scope);
  const matching = allOf([await quoteWhere(db, rest), quoteTouches(window)]);
  const { total } = await db
    .selectFrom('quote')
    .where(matching)
    .select((eb) => eb.cast<number>(eb.fn.countAll(), 'integer').as('total'))
    .executeTakeFirstOrThrow();
  return { period: window.period, rows: await readQuotes(db, matching, limit), total };
}
