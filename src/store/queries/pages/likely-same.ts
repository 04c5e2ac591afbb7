import type { Kysely } from 'kysely';
import { likelySame as everyPair } from '../../filter/likely-same.ts';
import type { Answer, Params } from '../../port/questions.ts';
import { ROW_COLUMNS, toIncidentRows } from '../../records/incident-rows.ts';
import type { Schema } from '../../schema/schema.ts';

/** Pairs of incidents that are likely the same, the likeliest first. */
export async function likelySame(
  db: Kysely<Schema>,
  { limit }: Params<'likelySame'>,
): Promise<Answer<'likelySame'>> {
  const all = await everyPair(db);
  const pairs = all.slice(0, limit);
  const stored = await db
    .selectFrom('incident')
    .where('id', 'in', [0, ...pairs.flatMap(({ incident, into }) => [incident, into])])
    .select(ROW_COLUMNS)
    .execute();
  const rows = new Map((await toIncidentRows(db, stored)).map((row) => [row.id, row]));
  return {
    rows: pairs.flatMap(({ incident, into, why }) => {
      const [one, other] = [rows.get(incident), rows.get(into)];
      return one === undefined || other === undefined ? [] : [{ incident: one, into: other, why }];
    }),
    total: all.length,
  };
}
