import { type Kysely, sql } from 'kysely';
import type { IncidentMergeEntry, IncidentSplitEntry } from '../../domain/entry/entry.ts';
import { recordName } from '../../domain/model/record.ts';
import { presentOf } from '../filter/merged-incidents.ts';
import { StoreError } from '../port/store.ts';
import type { Schema } from '../schema/schema.ts';

/** What a `merge` line of incidents does: those that it merges, and into which. */
export type IncidentMergePlan = { readonly into: number; readonly from: readonly number[] };

/** What a `split` line of an incident does: it parts it from the one that it was merged into, or marks both as distinct. */
export type IncidentSplitPlan = {
  readonly is: 'merged' | 'distinct';
  readonly incident: number;
  readonly other: number;
};

/** What a `merge` line would do. Throws `refused` for incidents that are merged already, or with themselves. */
export async function planIncidentMerge(
  db: Kysely<Schema>,
  { from, into }: IncidentMergeEntry,
): Promise<IncidentMergePlan> {
  for (const incident of [into, ...from]) {
    const present = await presentIncidentOf(db, incident);
    if (present === incident) continue;
    const [name, now] = [incidentName(incident), incidentName(present)];
    throw new StoreError(
      'refused',
      `${name} was merged into ${now} already. Split it first, or name ${now}.`,
    );
  }
  if (from.includes(into))
    throw new StoreError('refused', `${incidentName(into)} cannot be merged into itself.`);
  return { into, from: [...new Set(from)] };
}

/** What a `split` line would do. Throws `refused` for an incident that is separate already. */
export async function planIncidentSplit(
  db: Kysely<Schema>,
  { incident, from }: IncidentSplitEntry,
): Promise<IncidentSplitPlan> {
  const row = await db
    .selectFrom('incident')
    .where('id', '=', incident)
    .select('merged_into')
    .executeTakeFirst();
  const into = row?.merged_into ?? null;
  const name = incidentName(incident);
  const isMeant = into !== null && (from === null || from === into);
  if (isMeant) return { is: 'merged', incident, other: into };
  if (from === null)
    throw new StoreError('refused', `${name} is not merged into another incident.`);
  const other = incidentName(from);
  if (incident === from) throw new StoreError('refused', `${name} cannot be distinct from itself.`);
  if ((await presentIncidentOf(db, incident)) === (await presentIncidentOf(db, from)))
    throw new StoreError('refused', `${name} and ${other} are merged. Split the merged one first.`);
  const declared = await db
    .selectFrom('distinct_incident')
    .where('incident_id', 'in', [incident, from])
    .where('other_id', 'in', [incident, from])
    .select('id')
    .executeTakeFirst();
  if (declared !== undefined)
    throw new StoreError('refused', `${name} and ${other} are already declared distinct.`);
  return { is: 'distinct', incident, other: from };
}

async function presentIncidentOf(db: Kysely<Schema>, incident: number): Promise<number> {
  const { rows } = await sql<{ id: number }>`select ${presentOf(incident)} as id`.execute(db);
  return rows[0]?.id ?? incident;
}

function incidentName(id: number): string {
  return recordName({ kind: 'incident', id });
}
