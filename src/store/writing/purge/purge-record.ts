import { type Kysely, sql } from 'kysely';
import { v7 } from 'uuid';
import type { Cell } from '../../../domain/model/change.ts';
import { type RecordRef, recordName } from '../../../domain/model/record.ts';
import type { Purge, Purged } from '../../port/purging.ts';
import { StoreError } from '../../port/store.ts';
import { halfPurged } from '../../records/unfinished-purges.ts';
import { createdAt } from '../../schema/record-times.ts';
import type { Schema } from '../../schema/schema.ts';
import { inWords } from '../../schema/sql-words.ts';
import { foldSpellings } from '../fold-spellings.ts';
import { reassess } from '../records/reassess.ts';
import { usersOf } from '../records/users-of.ts';
import { clearReferences } from './clear-references.ts';
import { actorsAndSourcesNamed, orphansAmong } from './orphans.ts';
import { textOf, textsOf } from './purged-texts.ts';
import { ERASERS } from './record-texts.ts';

/**
 * Every text that was ever written in a record, to be erased outside the database first; empty if an earlier purge of the
 * record was interrupted after its rows were gone. Throws `missing` if the record does not exist, `refused` for an import
 * and for an actor or source that other records name.
 */
export async function textsToPurge(
  db: Kysely<Schema>,
  record: RecordRef,
): Promise<readonly string[]> {
  return (await isUnfinished(db, record)) ? [] : (await purgeable(db, record)).texts;
}

/** A record that can be purged: its row, and every text that was ever written in it. Throws as `textsToPurge` does. */
async function purgeable(db: Kysely<Schema>, record: RecordRef) {
  const row = await rowOf(db, record);
  await expectPurgeable(db, record);
  return { row, texts: await textsOf(db, record, row) };
}

/**
 * Erases a record and its parts from the tables and the change log, in the current transaction, and records that it was
 * purged. Throws as `textsToPurge` does.
 */
export async function purgeRecord(
  db: Kysely<Schema>,
  { record, who, reason }: Purge,
): Promise<Omit<Purged, 'leftover'>> {
  const name = recordName(record);
  const title = `purged ${name}`;
  if (await isUnfinished(db, record)) {
    return { title, uid: null, erased: [], unused: [], backups: await backupsSince(db, '') };
  }
  const { row, texts } = await purgeable(db, record);
  const backups = await backupsSince(db, await createdAtOf(db, record));
  const named = await actorsAndSourcesNamed(db, record);
  const { id: action } = await db
    .insertInto('action')
    .values({ uid: v7(), who, kind: 'remove', title, reason })
    .returning('id')
    .executeTakeFirstOrThrow();
  const [dataset, externalId] = [textOf(row.dataset), textOf(row.external_id)];
  // The log must not have what is erased.
  await inWords(({ setContext }) => setContext({ action, unlogged: true })).execute(db);
  const erased: string[] = [];
  for (const { told, erase } of Object.values(ERASERS)) {
    const rows = await erase(db, { record, texts, dataset, externalId });
    if (told !== undefined && rows > 0) erased.push(`${told}: ${rows}`);
  }
  await clearReferences(db, record);
  await sql`delete from ${sql.table(record.kind)} where id = ${record.id}`.execute(db);
  await inWords(({ setContext }) => setContext({ action: null, unlogged: false })).execute(db);
  await reassess(db);
  await foldSpellings(db);
  await db
    .insertInto('purge')
    .values({
      action_id: action,
      record: name,
      reason,
      dataset,
      external_id: externalId,
      uid: textOf(row.uid),
    })
    .execute();
  const unused = await orphansAmong(db, named);
  return { title, uid: textOf(row.uid), erased, unused, backups };
}

/** Records that the traces of every purged record are erased from the file. */
export async function finishPurges(db: Kysely<Schema>): Promise<void> {
  const erased_at = new Date().toISOString();
  await db.updateTable('purge').where('erased_at', 'is', null).set({ erased_at }).execute();
}

/** Whether the record's rows are gone but its purge was interrupted. Numbers are never reused, so it is the same record. */
async function isUnfinished(db: Kysely<Schema>, record: RecordRef): Promise<boolean> {
  return (await halfPurged(db)).includes(recordName(record));
}

type Stored = Readonly<Record<string, Cell>>;

async function rowOf(db: Kysely<Schema>, record: RecordRef): Promise<Stored> {
  const { rows } = await sql<Record<string, Cell>>`select * from ${sql.table(record.kind)}
    where id = ${record.id}`.execute(db);
  const [row] = rows;
  if (row !== undefined) return row;
  const name = recordName(record);
  throw new StoreError('missing', `There is no ${name}. Check the number.`);
}

async function expectPurgeable(db: Kysely<Schema>, { kind, id }: RecordRef): Promise<void> {
  const name = recordName({ kind, id });
  if (kind === 'batch') {
    throw new StoreError('refused', `${name} is an import. Purge its records one by one.`);
  }
  if (kind === 'incident') return expectNothingMerged(db, id);
  if (kind !== 'actor' && kind !== 'source') return;
  // Removed records refer to it too, and their foreign keys hold.
  const users = await usersOf(db, kind, id, 'all');
  if (users === 0) return;
  throw new StoreError(
    'refused',
    `${name} cannot be purged while records name it, removed ones included. Purge or edit those first.`,
  );
}

async function expectNothingMerged(db: Kysely<Schema>, id: number): Promise<void> {
  const merged = await db
    .selectFrom('incident')
    .where('merged_into', '=', id)
    .orderBy('id')
    .select('id')
    .execute();
  if (merged.length === 0) return;
  const names = merged.map((one) => recordName({ kind: 'incident', id: one.id })).join(', ');
  throw new StoreError(
    'refused',
    `${recordName({ kind: 'incident', id })} cannot be purged while ${names} ${merged.length === 1 ? 'is' : 'are'} merged into it. Split or purge ${merged.length === 1 ? 'that' : 'those'} first.`,
  );
}

async function createdAtOf(db: Kysely<Schema>, { kind, id }: RecordRef): Promise<string> {
  const { rows } = await sql<{ at: string }>`select ${createdAt(kind)} as at from ${sql.table(kind)}
    where id = ${id}`.execute(db);
  return rows[0]?.at ?? '';
}

function backupsSince(db: Kysely<Schema>, createdAt: string): Promise<Purged['backups']> {
  return db
    .selectFrom('backup')
    .where('at', '>=', createdAt)
    .orderBy('id')
    .select(['file', 'at'])
    .execute();
}
