import { type Kysely, sql } from 'kysely';
import type { IncidentMergeEntry, IncidentSplitEntry } from '../../../domain/entry/entry.ts';
import { type RecordRef, recordName } from '../../../domain/model/record.ts';
import { StoreError } from '../../port/store.ts';
import { planIncidentMerge, planIncidentSplit } from '../../records/incident-merge-plan.ts';
import type { Schema } from '../../schema/schema.ts';
import { inWords } from '../../schema/sql-words.ts';
import type { ActionSummary } from '../records/action-summary.ts';

/**
 * Merges incidents into another: each keeps its row and what belongs to it, and is in no list or count. Throws `refused` if
 * they are merged already.
 */
export async function mergeIncidents(
  db: Kysely<Schema>,
  entry: IncidentMergeEntry,
): Promise<ActionSummary> {
  const { into, from } = await planIncidentMerge(db, entry);
  for (const id of from) await mergeInto(db, id, into);
  const merged = from.map(incidentName);
  return {
    kind: 'edit',
    title: `merged ${merged.join(', ')} into ${incidentName(into)}`,
    records: [incidentName(into), ...merged],
    notes: [],
    reason: entry.reason,
  };
}

/** Parts a merged incident from the other, or declares two incidents distinct. Throws `refused` if they are separate already. */
export async function splitIncident(
  db: Kysely<Schema>,
  entry: IncidentSplitEntry,
): Promise<ActionSummary> {
  const { is, incident, other } = await planIncidentSplit(db, entry);
  if (is === 'merged') await mergeInto(db, incident, null);
  await db
    .insertInto('distinct_incident')
    .values({ incident_id: incident, other_id: other })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const names = [incidentName(incident), incidentName(other)];
  return {
    kind: 'edit',
    title:
      is === 'merged'
        ? `split ${names.join(' from ')}`
        : `declared ${names.join(' and ')} distinct`,
    records: names,
    notes: [],
    reason: entry.reason,
  };
}

/** Throws `refused` for a merged incident, of which nothing can be decided alone. */
export async function expectUnmerged(db: Kysely<Schema>, { kind, id }: RecordRef): Promise<void> {
  if (kind !== 'incident') return;
  const row = await db
    .selectFrom('incident')
    .where('id', '=', id)
    .select('merged_into')
    .executeTakeFirst();
  const into = row?.merged_into ?? null;
  if (into === null) return;
  const name = incidentName(id);
  throw new StoreError(
    'refused',
    `${name} is merged into ${incidentName(into)}. Part them first: split ${name}`,
  );
}

/** Merges an incident into another, or into none: what is merged carries the mark of removal, by which it is in no list. */
async function mergeInto(db: Kysely<Schema>, id: number, into: number | null): Promise<void> {
  await db
    .updateTable('incident')
    .where('id', '=', id)
    .set({
      merged_into: into,
      removed_at:
        into === null ? null : sql<string>`coalesce(removed_at, ${inWords(({ now }) => now)})`,
    })
    .execute();
}

function incidentName(id: number): string {
  return recordName({ kind: 'incident', id });
}
