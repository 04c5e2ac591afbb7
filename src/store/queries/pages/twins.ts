import type { Kysely } from 'kysely';
import { twinRows } from '../../names/likely-twins.ts';
import type { Answer, Params } from '../../port/questions.ts';
import type { Schema } from '../../schema/schema.ts';

/** Possible duplicate actors; with `batch`, only those with an actor created by that import. */
export async function twins(
  db: Kysely<Schema>,
  { batch, limit }: Params<'twins'>,
): Promise<Answer<'twins'>> {
  if (batch === null) {
    const rows = await twinRows(db);
    return { rows: rows.slice(0, limit), total: rows.length };
  }
  const made = await db.selectFrom('actor').where('batch_id', '=', batch).select('id').execute();
  const ids = new Set(made.map(({ id }) => id));
  const its = (ids.size === 0 ? [] : await twinRows(db)).filter(
    ({ actor, into }) => ids.has(actor.id) || ids.has(into.id),
  );
  return { rows: its.slice(0, limit), total: its.length };
}
