import type { Kysely } from 'kysely';
import { partsOf, presentIncident } from '../filter/merged-incidents.ts';
import type { RelationRow } from '../port/rows.ts';
import type { Schema } from '../schema/schema.ts';

type RelatedRow = RelationRow & { readonly of: number };

/** The relations of each incident: first those to other incidents, then those from other incidents. */
export async function relationsOf(
  db: Kysely<Schema>,
  incidents: readonly number[],
): Promise<ReadonlyMap<number, readonly RelationRow[]>> {
  const named = await related(db, incidents, 'from');
  const naming = await related(db, incidents, 'to');
  return Map.groupBy([...named, ...naming], ({ of }) => of);
}

async function related(
  db: Kysely<Schema>,
  incidents: readonly number[],
  direction: RelationRow['direction'],
): Promise<readonly RelatedRow[]> {
  const [own, others] =
    direction === 'from'
      ? (['relation.incident_id', 'relation.other_id'] as const)
      : (['relation.other_id', 'relation.incident_id'] as const);
  const rows = await db
    .selectFrom('relation')
    .innerJoin('incident as other', (join) => join.on('other.id', '=', presentIncident(others)))
    .innerJoin(partsOf(incidents), (join) => join.onRef('part.id', '=', own))
    .whereRef('other.id', '!=', 'part.incident')
    .where('other.removed_at', 'is', null)
    // Incidents that were merged may be related to the same one, which is one relation.
    .groupBy(['part.incident', 'other.id', 'other.title', 'relation.kind'])
    .orderBy((row) => row.fn.min('relation.id'))
    .select(['part.incident as of', 'other.id', 'other.title', 'relation.kind'])
    .execute();
  return rows.map((row) => ({ ...row, direction }));
}
