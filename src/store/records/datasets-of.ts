import type { Kysely } from 'kysely';
import { partsOf } from '../filter/merged-incidents.ts';
import type { Schema } from '../schema/schema.ts';

/** The datasets of each incident: its own, and those of what was merged into it. */
export async function datasetsOf(
  db: Kysely<Schema>,
  incidents: readonly number[],
): Promise<ReadonlyMap<number, readonly string[]>> {
  const rows = await db
    .selectFrom('incident')
    .innerJoin(partsOf(incidents), (join) => join.onRef('part.id', '=', 'incident.id'))
    .where('incident.dataset', 'is not', null)
    .select(['part.incident as of', 'incident.dataset'])
    .distinct()
    .orderBy('incident.dataset')
    .execute();
  const found = Map.groupBy(rows, (row) => row.of);
  return new Map(
    [...found].map(([id, some]) => [id, some.flatMap(({ dataset }) => dataset ?? [])]),
  );
}
