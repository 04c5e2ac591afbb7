import { type Kysely, type SqlBool, sql } from 'kysely';
import { likelySame as everyPair, type LikelySame } from '../../filter/likely-same.ts';
import type { Answer, Params } from '../../port/questions.ts';
import { ROW_COLUMNS, toIncidentRows } from '../../records/incident-rows.ts';
import type { Schema } from '../../schema/schema.ts';
import { inWords } from '../../schema/sql-words.ts';

/** Pairs of incidents that are likely the same, the likeliest first. */
export async function likelySame(
  db: Kysely<Schema>,
  { batch, limit }: Params<'likelySame'>,
): Promise<Answer<'likelySame'>> {
  const every = await everyPair(db);
  const all = batch === null ? every : await addedBy(db, batch, every);
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

/** Of pairs, those with an incident that an import added. */
async function addedBy(
  db: Kysely<Schema>,
  batch: number,
  pairs: readonly LikelySame[],
): Promise<readonly LikelySame[]> {
  const ids = pairs.flatMap(({ incident, into }) => [incident, into]);
  const added = await db
    .selectFrom('incident')
    .where('batch_id', '=', batch)
    .where(sql<SqlBool>`id ${inWords(({ isOneOf }) => isOneOf(ids))}`)
    .select('id')
    .execute();
  const its = new Set(added.map(({ id }) => id));
  return pairs.filter(({ incident, into }) => its.has(incident) || its.has(into));
}
