import type { Kysely } from 'kysely';
import { partsOf } from '../../filter/merged-incidents.ts';
import type { Answer, Params } from '../../port/questions.ts';
import { datasetsOf } from '../../records/datasets-of.ts';
import type { Schema } from '../../schema/schema.ts';

/** What lists omit of incidents: their narratives, the links of their reports, and their datasets. */
export async function details(
  db: Kysely<Schema>,
  { ids }: Params<'details'>,
): Promise<Answer<'details'>> {
  if (ids.length === 0) return [];
  const narratives = await db
    .selectFrom('incident')
    .where('id', 'in', ids)
    .select(['id', 'narrative'])
    .execute();
  const links = await db
    .selectFrom('report')
    .innerJoin(partsOf(ids), (join) => join.onRef('part.id', '=', 'report.incident_id'))
    .where('removed_at', 'is', null)
    .where('url', 'is not', null)
    .orderBy('report.id')
    .select(['part.incident', 'url'])
    .execute();
  const datasets = await datasetsOf(db, ids);
  const byIncident = Map.groupBy(links, (link) => link.incident);
  return narratives.map(({ id, narrative }) => ({
    id,
    narrative,
    datasets: datasets.get(id) ?? [],
    links: [...new Set((byIncident.get(id) ?? []).flatMap(({ url }) => url ?? []))],
  }));
}
