import { expressionBuilder, type Kysely } from 'kysely';
import type { Answer, Params } from '../questions.ts';
import { readQuotes } from '../quote-rows.ts';
import type { Schema } from '../schema.ts';

const row = expressionBuilder<Schema, 'quote'>();

/** One quote; `null` where there is none of this number, or it was removed. */
export async function quote(db: Kysely<Schema>, { id }: Params<'quote'>): Promise<Answer<'quote'>> {
  const wanted = row.and([row('quote.id', '=', id), row('quote.removed_at', 'is', null)]);
  const [found] = await readQuotes(db, wanted, 1);
  return found ?? null;
}
