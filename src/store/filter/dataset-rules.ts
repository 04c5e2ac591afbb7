import { expressionBuilder, type Kysely, type SqlBool, sql } from 'kysely';
import { spellingsOf } from '../names/spellings.ts';
import type { Schema } from '../schema/schema.ts';
import { anyOf, type Holds, NEVER } from './conditions.ts';

const incident = expressionBuilder<Schema, 'incident'>();

/** Whether a row of `incident` is there, though it may be read with the one that it was merged into: what its dataset has. */
export const isHeld = sql<SqlBool>`(incident.removed_at is null or incident.merged_into is not null)`;

/** Whether an incident's own row is of one of these datasets. */
export async function isRowOf(db: Kysely<Schema>, names: readonly string[]): Promise<Holds> {
  const datasets = await spellingsOf(db, 'dataset', names);
  return datasets.length === 0 ? NEVER : incident('incident.dataset', 'in', datasets);
}

/**
 * Whether an incident, or one that was merged into it, is of one of these datasets: its figures then follow from theirs, and
 * who may not pass them on may not pass on the incident.
 */
export async function isOfDataset(db: Kysely<Schema>, names: readonly string[]): Promise<Holds> {
  const own = await isRowOf(db, names);
  if (own === NEVER) return NEVER;
  const merged = incident
    .selectFrom('merged_incident as merged')
    .innerJoin('incident', 'incident.id', 'merged.incident_id')
    .where(own)
    .select('merged.into_id');
  // Usually nothing is merged, and the index on datasets alone answers.
  const { rows } = await sql`select 1 as one where exists ${merged}`.execute(db);
  if (rows.length === 0) return own;
  return anyOf([own, sql<SqlBool>`${sql.ref('incident.id')} in ${merged}`]);
}
