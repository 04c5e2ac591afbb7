import type { Kysely } from 'kysely';
import type { ActorEntry, SourceEntry } from '../../domain/entry/party-entries.ts';
import type { KeptEntry } from '../port/kept.ts';
import type { Schema } from '../schema/schema.ts';

export async function keptActor(
  db: Kysely<Schema>,
  id: number,
): Promise<KeptEntry<ActorEntry> | null> {
  const row = await db.selectFrom('actor').where('id', '=', id).selectAll().executeTakeFirst();
  if (row === undefined) return null;
  const aliases = await db
    .selectFrom('alias')
    .where('actor_id', '=', id)
    .orderBy('id')
    .select('name')
    .execute();
  return {
    version: row.version,
    removed: row.removed_at !== null,
    entry: {
      kind: 'actor',
      name: row.name,
      shortName: row.short_name,
      actorKind: row.kind,
      aliases: aliases.map(({ name }) => name),
    },
  };
}

export async function keptSource(
  db: Kysely<Schema>,
  id: number,
): Promise<KeptEntry<SourceEntry> | null> {
  const row = await db
    .selectFrom('source')
    .leftJoin('source as origin', 'origin.id', 'source.origin_id')
    .where('source.id', '=', id)
    .selectAll('source')
    .select('origin.name as origin')
    .executeTakeFirst();
  if (row === undefined) return null;
  const { name, reliability, origin } = row;
  return {
    version: row.version,
    removed: row.removed_at !== null,
    entry: { kind: 'source', name, reliability, origin, reason: null },
  };
}
