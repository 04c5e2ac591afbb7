import type { Kysely } from 'kysely';
import type { IncidentEntry } from '../../../domain/entry/entry.ts';
import { candidateName, type Located } from '../../../domain/places/gazetteer.ts';
import { locatedIn } from '../../names/gazetteer.ts';
import { StoreError } from '../../port/store.ts';
import { incidentColumns } from '../../schema/mapped-row.ts';
import type { Schema } from '../../schema/schema.ts';
import { addAttributions, addReports } from './add-report.ts';
import type { FindOrCreate } from './find-or-create.ts';

/** Adds an incident with its reports, attributions, tags and relations; returns its number, and notes for the person. */
export async function addIncident(
  db: Kysely<Schema>,
  findOrCreate: FindOrCreate,
  entry: IncidentEntry,
): Promise<{ readonly incident: number; readonly notes: readonly string[] }> {
  const located = await locatedIn(db, entry.place);
  const place = located.is === 'found' ? located.place : entry.place;
  const incident = await insertIncident(db, { ...entry, place });
  const { reports } = entry;
  const [first] = await addReports(db, findOrCreate, { incident, reports, note: null });
  if (first === undefined) throw new StoreError('internal', 'An incident without reports.');
  await addAttributions(db, findOrCreate, {
    incident,
    attributions: entry.attributions,
    firstSource: first.source,
  });
  await addTags(db, incident, [...new Set(entry.tags)]);
  await addRelations(db, incident, entry.relations);
  return { incident, notes: notesOn(located) };
}

/** Adds tags to an incident; one that it has already stays. */
export async function addTags(
  db: Kysely<Schema>,
  incident: number,
  tags: readonly string[],
): Promise<void> {
  if (tags.length === 0) return;
  const rows = tags.map((tag) => ({ incident_id: incident, tag }));
  await db
    .insertInto('tag')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Adds relations of an incident; one that it has already stays. */
export async function addRelations(
  db: Kysely<Schema>,
  incident: number,
  relations: IncidentEntry['relations'],
): Promise<void> {
  if (relations.length === 0) return;
  const rows = relations.map(({ to, kind }) => ({ incident_id: incident, other_id: to, kind }));
  await db
    .insertInto('relation')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** The note that an ambiguous place was left without coordinates. */
function notesOn(located: Located): readonly string[] {
  if (located.is !== 'ambiguous') return [];
  const names = located.candidates.slice(0, 4).map(candidateName).join(' or ');
  return [`no coordinates: the place could be ${names}`];
}

async function insertIncident(db: Kysely<Schema>, entry: IncidentEntry): Promise<number> {
  const { verdict, reason } = entry;
  if (verdict !== null && reason === null) {
    throw new StoreError('refused', `status:${verdict} needs its reason. Add reason:"…".`);
  }
  const { id } = await db
    .insertInto('incident')
    .values({
      ...incidentColumns(entry),
      verdict,
      verdict_note: verdict === null ? null : reason,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}
