import {
  type Expression,
  type RawBuilder,
  type SelectQueryBuilder,
  type SqlBool,
  sql,
} from 'kysely';
import type { Schema } from '../schema/schema.ts';

// An incident that was merged into another keeps its reports, attributions and quotes, which are read with those of the other. Here is
// how a row finds the incident that its own is now, and an incident the rows that are read with it.

/** The incident that the one in a column is now: the one that it was merged into in the end, or itself. */
export function presentIncident(column: string): RawBuilder<number> {
  const id = sql.ref(column);
  return sql<number>`coalesce((select merged.into_id from merged_incident as merged
    where merged.incident_id = ${id}), ${id})`;
}

/** The same of an incident by its number. */
export function presentOf(incident: number): RawBuilder<number> {
  return sql<number>`coalesce((select merged.into_id from merged_incident as merged
    where merged.incident_id = ${incident}), ${incident})`;
}

/** Whether the incident in a column is one of these, or was merged into one of them. */
export function isOfIncidents(column: string, incidents: readonly number[]): RawBuilder<SqlBool> {
  const ids = sql.join(incidents.length === 0 ? [0] : incidents);
  return sql<SqlBool>`${sql.ref(column)} in (${andMerged(
    sql`select one.id as incident_id from incident as one where one.id in (${ids})`,
  )})`;
}

/** A table `part`: each of these incidents (`incident`) with itself and with those that were merged into it (`part.id`). */
export function partsOf(incidents: readonly number[]) {
  const ids = sql.join(incidents.length === 0 ? [0] : incidents);
  return sql<{ incident: number; id: number }>`(
    select one.id as incident, one.id from incident as one where one.id in (${ids}) union all
    select merged.into_id, merged.incident_id from merged_incident as merged where merged.into_id in (${ids}))`.as(
    'part',
  );
}

/** Whether the incident in a column is the one of another column, or was merged into it. */
export function isOfIncident(column: string, incident: string): RawBuilder<SqlBool> {
  const [own, id] = [sql.ref(column), sql.ref(incident)];
  return sql<SqlBool>`(${own} = ${id} or ${own} in
    (select merged.incident_id from merged_incident as merged where merged.into_id = ${id}))`;
}

/**
 * Whether there is one of the rows that an incident's number leads to, of the incident of a query's row or of one that was merged
 * into it. Both are asked for apart: for an `or` of two columns the planner leaves the index of either.
 */
export function hasOneOf(
  rows: (incident: RawBuilder<number>) => SelectQueryBuilder<Schema, keyof Schema, object>,
): RawBuilder<SqlBool> {
  const id = sql.ref<number>('incident.id');
  return sql<SqlBool>`(exists ${rows(id)} or (exists (select 1 from merged_incident) and exists
    (select 1 from merged_incident as merged where merged.into_id = ${id}
      and exists ${rows(sql.ref<number>('merged.incident_id'))})))`;
}

/** A list of incidents (`incident_id`), and those that were merged into them. */
export function andMerged(list: Expression<unknown>): RawBuilder<unknown> {
  return sql`select listed.incident_id from (${list}) as listed union all
    select merged.incident_id from merged_incident as merged where merged.into_id in (${list})`;
}

/** A list of incidents (`incident_id`), and those that they were merged into in the end. */
export function andPresent(list: Expression<unknown>): RawBuilder<unknown> {
  return sql`select listed.incident_id from (${list}) as listed union all
    select merged.into_id from merged_incident as merged where merged.incident_id in (${list})`;
}
