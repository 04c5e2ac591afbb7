import { type Kysely, sql } from 'kysely';
import type { Cell } from '../../domain/change.ts';
import { type RecordRef, recordName } from '../../domain/record.ts';
import type { Purge, Purged } from '../purging.ts';
import type { Schema } from '../schema.ts';
import { StoreError } from '../store.ts';
import { touches } from '../touching.ts';
import { leftAlone, partiesOf } from './purged-parties.ts';
import { textOf, textsOf } from './purged-texts.ts';
import { usersOf } from './users-of.ts';
import { workOut } from './work-out.ts';

/**
 * Erases a record and its parts from tables and change log, in the transaction under way, and leaves a line that it
 * happened. Throws `missing` where there is none, `refused` for an import and for a party that others name.
 */
export async function purgeRecord(
  db: Kysely<Schema>,
  { record, who, reason }: Purge,
): Promise<Omit<Purged, 'leftover'>> {
  const name = recordName(record);
  const row = await rowOf(db, record);
  await expectPurgeable(db, record);
  const texts = await textsOf(db, record, row);
  const parties = await partiesOf(db, record);
  const title = `purged ${name}`;
  const { id: action } = await db
    .insertInto('action')
    .values({ who, kind: 'remove', title, reason })
    .returning('id')
    .executeTakeFirstOrThrow();
  // No line of the log may say what is erased.
  await sql`update context set action_id = ${action}, importing = 1 where id = 1`.execute(db);
  await eraseReasons(db, record);
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
  const unused = await leftAlone(db, parties);
  return { title, texts, unused, backups: await backupsSince(db, String(row.created_at)) };
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

/** Why something was done to the record is about the record as well. */
async function eraseReasons(db: Kysely<Schema>, record: RecordRef): Promise<void> {
  await db
    .updateTable('action')
    .where('id', 'in', (eb) =>
      eb.selectFrom('change').where(touches(db, record)).select('change.action_id'),
    )
    .set({ reason: null })
    .execute();
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

/**
 * Others stop pointing at the record, in the log too, as if they never had: what was written of them can still be
 * taken back. Its parts go with it by themselves.
 */
async function letGo(db: Kysely<Schema>, { kind, id }: RecordRef): Promise<void> {
  switch (kind) {
    case 'incident': {
      const reports = await db
        .selectFrom('report')
        .where('incident_id', '=', id)
        .select('id')
        .execute();
      for (const report of reports) await forgetPointers(db, DERIVES_FROM, report.id);
      // What it was made of says the same.
      await sql`delete from change where tab = 'lead' and row_id in (select id from lead where incident_id = ${id})`.execute(
        db,
      );
      await db.deleteFrom('lead').where('incident_id', '=', id).execute();
      return;
    }
    case 'report':
      await forgetPointers(db, DERIVES_FROM, id);
      return;
    case 'quote':
      await forgetPointers(db, ANSWERS, id);
      return;
    default:
  }
}

const DERIVES_FROM = { table: 'report', column: 'derives_from' } as const;
const ANSWERS = { table: 'quote', column: 'answers' } as const;

async function forgetPointers(
  db: Kysely<Schema>,
  { table, column }: typeof DERIVES_FROM | typeof ANSWERS,
  id: number,
): Promise<void> {
  await sql`update ${sql.table(table)} set ${sql.ref(column)} = null where ${sql.ref(column)} = ${id}`.execute(
    db,
  );
  const path = `$.${column}`;
  for (const side of ['before', 'after']) {
    await sql`update change set ${sql.ref(side)} = json_set(${sql.ref(side)}, ${path}, null)
      where tab = ${table} and ${sql.ref(side)} ->> ${path} = ${id}`.execute(db);
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
