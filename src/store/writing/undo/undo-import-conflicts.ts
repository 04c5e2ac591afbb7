import { type Kysely, sql } from 'kysely';
import type { Change, Row } from '../../../domain/model/change.ts';
import { isChangeOf, loggedNumber } from '../../history/changes-of-record.ts';
import { StoreError } from '../../port/store.ts';
import { isLogged, loggedPartsOf, namersOf } from '../../schema/records/belonging.ts';
import type { Schema } from '../../schema/schema.ts';
import { isStill } from './apply-change.ts';
import { toChange } from './change-lines.ts';

type Import = { readonly batch: number; readonly action: number; readonly name: string };

/** The most records that a refusal names. */
const NAMED = 5;

/** Throws `conflict` if a person or a later import has changed what an import added. */
export async function expectOnlyImported(db: Kysely<Schema>, of: Import): Promise<void> {
  await expectNoLaterImport(db, of);
  await expectNoPromotion(db, of);
  await expectNoChoice(db, of);
  const touched = await touchedIncidents(db, of);
  const changed: number[] = [];
  for (const id of touched) {
    if (await isOtherNow(db, id, of.action)) changed.push(id);
  }
  if (changed.length === 0) return;
  const more = changed.length > NAMED ? ` and ${changed.length - NAMED} more` : '';
  const names = changed.slice(0, NAMED).map((id) => `I${id}`);
  throw new StoreError(
    'conflict',
    `${names.join(', ')}${more} of ${of.name} ${changed.length === 1 ? 'was' : 'were'} changed since, and the changes would be lost. Undo them first; watchfloor log ${names[0]} lists them.`,
  );
}

async function expectNoLaterImport(db: Kysely<Schema>, { batch, name }: Import): Promise<void> {
  const { rows } = await sql<{ later: number | null }>`
    select max(later.batch_id) as later from publisher_row_before as later
    where later.batch_id > ${batch} and (
      later.incident_id in (select incident_id from publisher_row_before where batch_id = ${batch})
      or later.incident_id in (select id from incident where batch_id = ${batch}))`.execute(db);
  const later = rows[0]?.later ?? null;
  if (later === null) return;
  throw new StoreError(
    'conflict',
    `B${later} has changed records of ${name}. Undo B${later} first: watchfloor imports undo ${later}`,
  );
}

async function expectNoPromotion(db: Kysely<Schema>, { batch, name }: Import): Promise<void> {
  const lead = await db
    .selectFrom('lead')
    .where('batch_id', '=', batch)
    .where('incident_id', 'is not', null)
    .select(['id', 'incident_id'])
    .executeTakeFirst();
  if (lead === undefined) return;
  throw new StoreError(
    'conflict',
    `L${lead.id} of ${name} was made I${lead.incident_id}. Undo that first, or remove I${lead.incident_id} from it.`,
  );
}

/** Throws `conflict` if somebody has since settled a conflict that the import found, or a later import has changed it. */
async function expectNoChoice(db: Kysely<Schema>, { batch, action, name }: Import): Promise<void> {
  const since = await db
    .selectFrom('change')
    .innerJoin('conflict', 'conflict.id', 'change.row_id')
    .innerJoin('action as act', 'act.id', 'change.action_id')
    .where('change.tab', '=', 'conflict')
    .where('conflict.batch_id', '=', batch)
    .where((eb) =>
      eb.or([
        eb('conflict.state', '<>', 'open'),
        eb(
          'act.batch_id',
          'in',
          eb.selectFrom('batch').where('removed_at', 'is', null).select('id'),
        ),
      ]),
    )
    .where('change.action_id', '>', action)
    .orderBy('change.id', 'desc')
    .select(['conflict.id', 'act.who', 'act.title'])
    .executeTakeFirst();
  if (since === undefined) return;
  throw new StoreError(
    'conflict',
    `K${since.id} of ${name} was resolved since by ${since.who} ("${since.title}"). Undo that first.`,
  );
}

/** The incidents of a batch that lines of the log after it are about. */
async function touchedIncidents(
  db: Kysely<Schema>,
  { batch, action }: Import,
): Promise<readonly number[]> {
  const since = sql`change.action_id > ${action}`;
  const namers = namersOf('incident').filter(({ table }) => isLogged(table));
  const lines = [
    sql`select row_id as id from change where tab = 'incident' and ${since}`,
    ...namers.map(
      ({ table, column }) =>
        sql`select ${loggedNumber(column)} from change where tab = ${table} and ${since}`,
    ),
    ...namers.flatMap((part) =>
      loggedPartsOf(part.table).map(
        (inner) => sql`select part.${sql.ref(part.column)} from change
          join ${sql.table(part.table)} as part on part.id = ${loggedNumber(inner.column)}
          where change.tab = ${inner.table} and ${since}`,
      ),
    ),
  ];
  const { rows } = await sql<{ id: number }>`
    select distinct incident.id from incident join (
      ${sql.join(lines, sql` union all `)}
    ) as touched on touched.id = incident.id where incident.batch_id = ${batch} order by incident.id`.execute(
    db,
  );
  return rows.map(({ id }) => id);
}

/** Whether an incident differs from what the import left; changes that were undone do not count. */
async function isOtherNow(db: Kysely<Schema>, id: number, since: number): Promise<boolean> {
  const lines = await db
    .selectFrom('change')
    .where(isChangeOf({ kind: 'incident', id }))
    .where('action_id', '>', since)
    .orderBy('id')
    .select(['tab', 'row_id', 'before', 'after'])
    .execute();
  if (hasLeftSomething(toChange(lines))) return true;
  const { rows } = await sql<{ n: number }>`select
    (select count(*) from quote_incident join quote on quote.id = quote_id
      where quote_incident.incident_id = ${id} and quote.removed_at is null) +
    (select count(*) from relation join incident on incident.id = relation.incident_id
      where other_id = ${id} and incident.removed_at is null) as n`.execute(db);
  return (rows[0]?.n ?? 0) > 0;
}

function hasLeftSomething({ added, removed, updated }: Change): boolean {
  return (
    added.length + removed.length > 0 || updated.some(([one, other]) => !isSameRow(one, other))
  );
}

function isSameRow(one: Row, other: Row): boolean {
  return isStill(one, other.values);
}
