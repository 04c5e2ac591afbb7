import { type Kysely, sql } from 'kysely';
import type { Cell } from '../../domain/change.ts';
import { type RecordRef, recordName } from '../../domain/record.ts';
import type { Purge, Purged } from '../purging.ts';
import type { Schema } from '../schema.ts';
import { StoreError } from '../store.ts';
import { touches } from '../touching.ts';
import { usersOf } from './users-of.ts';
import { workOut } from './work-out.ts';

/**
 * Erases a record and its parts from tables and change log, in the transaction under way, and leaves a line that it
 * happened. Throws `missing` where there is none, `refused` for an import and for a party that others name.
 */
export async function purgeRecord(
  db: Kysely<Schema>,
  { record, who, reason }: Purge,
): Promise<Omit<Purged, 'logIsHeld'>> {
  const name = recordName(record);
  const row = await rowOf(db, record);
  await expectPurgeable(db, record);
  const texts = await textsOf(db, record, row);
  const title = `purged ${name}`;
  const { id: action } = await db
    .insertInto('action')
    .values({ who, kind: 'remove', title, reason })
    .returning('id')
    .executeTakeFirstOrThrow();
  // No line of the log may say what is erased.
  await sql`update context set action_id = ${action}, importing = 1 where id = 1`.execute(db);
  await eraseLines(db, record);
  await letGo(db, record);
  await sql`delete from ${sql.table(record.kind)} where id = ${record.id}`.execute(db);
  await sql`update context set action_id = null, importing = 0 where id = 1`.execute(db);
  await workOut(db);
  await db
    .insertInto('purge')
    .values({
      action_id: action,
      record: name,
      reason,
      dataset: textOf(row.dataset),
      external_id: textOf(row.external_id),
    })
    .execute();
  return { title, texts, backups: await backupsSince(db, String(row.created_at)) };
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
    throw new StoreError(
      'refused',
      `${name} is an import. What it brought is purged record by record.`,
    );
  }
  if (kind !== 'actor' && kind !== 'source') return;
  const { rows } = await sql<{ named: number }>`select
    ${kind === 'actor' ? namedActor(id) : namedSource(id)} as named`.execute(db);
  const users = Math.max(await usersOf(db, kind, id), rows[0]?.named ?? 0);
  if (users === 0) return;
  throw new StoreError(
    'refused',
    `${name} cannot be purged while records name it, removed ones included. Purge or edit those first.`,
  );
}

// Removed records still name it, and the schema holds them to it.
const namedActor = (id: number) => sql`(select count(*) from attribution where actor_id = ${id}) +
  (select count(*) from estimate where actor_id = ${id}) + (select count(*) from quote_actor where actor_id = ${id}) +
  (select count(*) from actor where merged_into = ${id})`;
const namedSource = (id: number) => sql`(select count(*) from report where source_id = ${id}) +
  (select count(*) from attribution where source_id = ${id}) + (select count(*) from quote where source_id = ${id}) +
  (select count(*) from estimate where source_id = ${id}) + (select count(*) from source where origin_id = ${id})`;

/** What a person wrote in the record and its parts. */
const WRITTEN = ['title', 'narrative', 'verdict_note', 'text', 'note', 'headline', 'name'];

async function textsOf(
  db: Kysely<Schema>,
  { kind, id }: RecordRef,
  row: Stored,
): Promise<readonly string[]> {
  const parts: readonly Stored[] =
    kind === 'incident'
      ? await db
          .selectFrom('report')
          .where('incident_id', '=', id)
          .select(['note', 'headline'])
          .execute()
      : [];
  const texts = [row, ...parts].flatMap((values) =>
    WRITTEN.map((column) => textOf(values[column])),
  );
  return [...new Set(texts.filter((text) => text !== null))];
}

function textOf(cell: Cell | undefined): string | null {
  return typeof cell === 'string' && cell !== '' ? cell : null;
}

/** Every line of the log about the record and its parts, also about those that are gone. */
async function eraseLines(db: Kysely<Schema>, record: RecordRef): Promise<void> {
  await db.deleteFrom('change').where(touches(db, record)).execute();
  if (record.kind !== 'incident') return;
  // What others said of it goes with it.
  await sql`delete from change where tab = 'relation' and coalesce(after, before) ->> 'other_id' = ${record.id}`.execute(
    db,
  );
  await sql`delete from change where tab = 'quote_incident' and coalesce(after, before) ->> 'incident_id' = ${record.id}`.execute(
    db,
  );
}

/** Others stop pointing at the record; its parts go with it by themselves. */
async function letGo(db: Kysely<Schema>, { kind, id }: RecordRef): Promise<void> {
  switch (kind) {
    case 'incident':
      await sql`update report set derives_from = null where incident_id = ${id}`.execute(db);
      return;
    case 'report':
      await db
        .updateTable('report')
        .where('derives_from', '=', id)
        .set({ derives_from: null })
        .execute();
      return;
    case 'quote':
      await db.updateTable('quote').where('answers', '=', id).set({ answers: null }).execute();
      return;
    default:
  }
}

function backupsSince(db: Kysely<Schema>, createdAt: string): Promise<Purged['backups']> {
  return db
    .selectFrom('backup')
    .where('at', '>=', createdAt)
    .orderBy('id')
    .select(['file', 'at'])
    .execute();
}
