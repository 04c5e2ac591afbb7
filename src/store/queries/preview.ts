import { type Kysely, sql } from 'kysely';
import type { MergeEntry, SplitEntry } from '../../domain/party-entries.ts';
import { recordName } from '../../domain/record.ts';
import { assessmentsOf } from '../assessments.ts';
import { knownParty, mergedActor } from '../known-parties.ts';
import type { Answer, Params } from '../questions.ts';
import type { Schema } from '../schema.ts';
import { StoreError } from '../store.ts';

/** What a merge or split would do, in sentences; why it cannot be done, where it cannot. */
export async function preview(
  db: Kysely<Schema>,
  { entry }: Params<'preview'>,
): Promise<Answer<'preview'>> {
  try {
    return entry.kind === 'merge' ? await ofMerge(db, entry) : await ofSplit(db, entry);
  } catch (error) {
    if (error instanceof StoreError) return [error.message];
    throw error;
  }
}

async function ofMerge(db: Kysely<Schema>, entry: MergeEntry): Promise<readonly string[]> {
  const into = await knownParty(db, 'actor', entry.into);
  const from = await Promise.all(entry.from.map((name) => knownParty(db, 'actor', name)));
  const ids = from.map(({ id }) => id);
  const moved = await usesOf(db, ids);
  const names = await namesOf(db, ids);
  const both = await namedTogether(db, into.id, ids);
  const changed = await statusChanges(db, both, { into: into.id, from: ids });
  return [
    `${moved.incidents} incidents, ${moved.quotes} quotes and ${moved.estimates} estimates of ${from.map(({ name }) => name).join(', ')} will count as ${into.name} (${recordName({ kind: 'actor', id: into.id })})`,
    `these names will mean ${into.name}: ${names.join(', ')}`,
    both.length === 0 ? 'no incident names both' : `${both.length} incidents name both`,
    ...changed,
  ];
}

async function ofSplit(db: Kysely<Schema>, { name }: SplitEntry): Promise<readonly string[]> {
  const merged = await mergedActor(db, name);
  if (merged === undefined) {
    const actor = await knownParty(db, 'actor', name);
    return [
      `the alias ${name} of ${actor.name} becomes an actor of its own; what was written stays with ${actor.name}`,
    ];
  }
  const uses = await usesOf(db, [merged.id]);
  return [
    `${uses.incidents} incidents, ${uses.quotes} quotes and ${uses.estimates} estimates that were written with ${merged.name} will be its own again`,
  ];
}

async function usesOf(db: Kysely<Schema>, ids: readonly number[]) {
  const { rows } = await sql<{ incidents: number; quotes: number; estimates: number }>`select
    (select count(distinct incident_id) from attribution join incident on incident.id = incident_id
      where actor_id in (${sql.join(ids)}) and attribution.removed_at is null and incident.removed_at is null) as incidents,
    (select count(distinct quote_id) from quote_actor join quote on quote.id = quote_id
      where actor_id in (${sql.join(ids)}) and quote.removed_at is null) as quotes,
    (select count(*) from estimate where actor_id in (${sql.join(ids)}) and removed_at is null) as estimates`.execute(
    db,
  );
  return rows[0] ?? { incidents: 0, quotes: 0, estimates: 0 };
}

async function namesOf(db: Kysely<Schema>, ids: readonly number[]): Promise<readonly string[]> {
  const actors = await db
    .selectFrom('actor')
    .where('id', 'in', ids)
    .select(['name', 'short_name'])
    .execute();
  const aliases = await db
    .selectFrom('alias')
    .where('actor_id', 'in', ids)
    .select('name')
    .execute();
  return [
    ...new Set([
      ...actors.flatMap(({ name, short_name }) => [
        name,
        ...(short_name === null ? [] : [short_name]),
      ]),
      ...aliases.map(({ name }) => name),
    ]),
  ];
}

async function namedTogether(
  db: Kysely<Schema>,
  into: number,
  from: readonly number[],
): Promise<readonly number[]> {
  const rows = await db
    .selectFrom('attribution as one')
    .innerJoin('attribution as other', 'other.incident_id', 'one.incident_id')
    .innerJoin('incident', 'incident.id', 'one.incident_id')
    .where('one.actor_id', '=', into)
    .where('other.actor_id', 'in', from)
    .where('one.removed_at', 'is', null)
    .where('other.removed_at', 'is', null)
    .where('incident.removed_at', 'is', null)
    .select('incident.id')
    .distinct()
    .execute();
  return rows.map(({ id }) => id);
}

async function statusChanges(
  db: Kysely<Schema>,
  incidents: readonly number[],
  { into, from }: { readonly into: number; readonly from: readonly number[] },
): Promise<readonly string[]> {
  const now = await assessmentsOf(db, incidents);
  const then = await assessmentsOf(db, incidents, (actor) => (from.includes(actor) ? into : actor));
  return incidents.flatMap((id) => {
    const [was, is] = [now.get(id)?.evidence, then.get(id)?.evidence];
    return was === is ? [] : [`${recordName({ kind: 'incident', id })} turns from ${was} to ${is}`];
  });
}
