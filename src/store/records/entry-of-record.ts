import type { Kysely } from 'kysely';
import type { ActorEntry, SourceEntry } from '../../domain/entry/entry.ts';
import type { RecordRef } from '../../domain/model/record.ts';
import type { EntryOfRecord } from '../port/rows-prompt.ts';
import type { Schema } from '../schema/schema.ts';
import { incidentEntry, reportEntry } from './incident-entry.ts';
import { estimateEntry, milestoneEntry, quoteEntry } from './statement-entries.ts';

/**
 * Reads a record back as an entry, without what has no token (districts, headlines, a publisher's figures that are out of
 * order). `null` if the record does not exist, or if its kind has no line.
 */
export async function entryOfRecord(
  db: Kysely<Schema>,
  { kind, id }: RecordRef,
): Promise<EntryOfRecord | null> {
  switch (kind) {
    case 'incident':
      return incidentEntry(db, id);
    case 'report':
      return reportEntry(db, id);
    case 'quote':
      return quoteEntry(db, id);
    case 'estimate':
      return estimateEntry(db, id);
    case 'milestone':
      return milestoneEntry(db, id);
    case 'actor':
      return actorEntry(db, id);
    case 'source':
      return sourceEntry(db, id);
    case 'batch':
    case 'lead':
    case 'conflict':
      return null;
  }
}

async function actorEntry(
  db: Kysely<Schema>,
  id: number,
): Promise<EntryOfRecord<ActorEntry> | null> {
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

async function sourceEntry(
  db: Kysely<Schema>,
  id: number,
): Promise<EntryOfRecord<SourceEntry> | null> {
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
