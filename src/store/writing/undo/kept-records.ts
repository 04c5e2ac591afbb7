import { type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Change, Row } from '../../../domain/model/change.ts';
import { RECORD_LETTERS, recordName } from '../../../domain/model/record.ts';
import { loggedNumber } from '../../history/changes-of-record.ts';
import {
  DECLARED,
  isLogged,
  loggedPartsOf,
  namersOf,
  ownerOf,
} from '../../schema/records/belonging.ts';
import type { DeclaredTable } from '../../schema/records/tables.ts';
import type { Schema } from '../../schema/schema.ts';
import { inWords } from '../../schema/sql-words.ts';
import { isNotRemoved } from '../records/users-of.ts';
import { isStill } from './apply-change.ts';
import { toChange } from './change-lines.ts';

/** The records that the undo of an import keeps as they are: their numbers by table. */
export type Kept = ReadonlyMap<string, ReadonlySet<number>>;

type Import = {
  readonly batch: number;
  readonly action: number;
  /** The records that it changed, and those that it added parts to. */
  readonly changed: readonly Pick<Row, 'table' | 'id'>[];
};

/** The records that an import adds, and that its undo deletes. */
export const ADDED = [
  'incident',
  'quote',
  'estimate',
  'milestone',
  'lead',
  'conflict',
] as const satisfies readonly DeclaredTable[];
/** Those that other records may share: only what the import changed in older ones is undone here. */
const SHARED = ['actor', 'source'] as const satisfies readonly DeclaredTable[];

/** This many rows of the log are compared at a time. */
const COMPARED_AT_ONCE = 1_000;

/**
 * The records of an import that a person or a later import has changed since, or that something else refers to by now.
 * Changes that were undone do not count.
 */
export async function recordsBuiltOn(db: Kysely<Schema>, of: Import): Promise<Kept> {
  const revised = await revisedLater(db, of);
  const kept = new Map<string, ReadonlySet<number>>();
  for (const table of [...ADDED, ...SHARED]) {
    const ids = new Set(table === 'incident' ? revised : []);
    if (!isShared(table)) for (const id of await usedByOthers(db, of, table)) ids.add(id);
    for (const id of await changedSince(db, of, table, ids)) ids.add(id);
    kept.set(table, ids);
  }
  return kept;
}

/** Whether the record of this number is kept. */
export function isKept(kept: Kept, table: string, id: RawBuilder<unknown>): RawBuilder<SqlBool> {
  return isOneOfThese(id, [...(kept.get(table) ?? [])]);
}

/** The names of what is kept, by kind. */
export function namesOfKept(kept: Kept): readonly string[] {
  return [...kept].flatMap(([table, ids]) => {
    const kind = Object.values(RECORD_LETTERS).find((one) => one === table);
    if (kind === undefined) return [];
    return [...ids].toSorted((one, other) => one - other).map((id) => recordName({ kind, id }));
  });
}

function isOneOfThese(id: RawBuilder<unknown>, ids: readonly number[]): RawBuilder<SqlBool> {
  return sql<SqlBool>`${id} ${inWords(({ isOneOf }) => isOneOf(ids))}`;
}

function isShared(table: string): boolean {
  return SHARED.some((one) => one === table);
}

/** The incidents whose publisher's rows a later import has changed. */
async function revisedLater(db: Kysely<Schema>, { batch }: Import): Promise<readonly number[]> {
  const { rows } = await sql<{ id: number }>`
    select distinct later.incident_id as id from publisher_row_before as later
    join incident on incident.id = later.incident_id
    where later.batch_id > ${batch} and (incident.batch_id = ${batch} or exists (
      select 1 from publisher_row_before as own where own.batch_id = ${batch} and own.incident_id = incident.id))`.execute(
    db,
  );
  return rows.map(({ id }) => id);
}

/** The records that the import added and to which something refers that it did not add. */
async function usedByOthers(
  db: Kysely<Schema>,
  { batch }: Import,
  table: string,
): Promise<readonly number[]> {
  const isOther = (alias: string) => sql`${sql.ref(`${alias}.batch_id`)} is distinct from ${batch}`;
  const ofRecord = sql.ref(`${table}.id`);
  const uses = namersOf(table).flatMap(({ table: tab, column }) => [
    ...refersFromElsewhere(tab, column, ofRecord, isOther),
    ...namersOf(tab)
      .filter(
        (inner) =>
          ownerOf(tab)?.column === column && hasBatch(inner.table) && !isPartOf(inner.table, tab),
      )
      .map(
        (inner) => sql`exists (select 1 from ${sql.table(tab)} as part
          join ${sql.table(inner.table)} as namer on namer.${sql.ref(inner.column)} = part.id
          where part.${sql.ref(column)} = ${ofRecord} and ${isOther('namer')} and ${isNotRemoved(inner.table, 'namer')})`,
      ),
  ]);
  const disputed = sql`exists (select 1 from conflict as dispute
    where dispute.row_id = ${ofRecord} and dispute.tab = ${table} and ${isOther('dispute')})`;
  const { rows } = await sql<{ id: number }>`select id from ${sql.table(table)}
    where batch_id = ${batch} and (${sql.join([...uses, disputed], sql` or `)})`.execute(db);
  return rows.map(({ id }) => id);
}

/** Whether rows of a table that others added, or parts of such records, refer to a record. */
function refersFromElsewhere(
  tab: string,
  column: string,
  record: RawBuilder<unknown>,
  isOther: (alias: string) => RawBuilder<unknown>,
): readonly RawBuilder<unknown>[] {
  const refers = sql`namer.${sql.ref(column)} = ${record} and ${isNotRemoved(tab, 'namer')}`;
  if (hasBatch(tab)) {
    return [
      sql`exists (select 1 from ${sql.table(tab)} as namer where ${refers} and ${isOther('namer')})`,
    ];
  }
  const owner = ownerOf(tab);
  if (owner === undefined || owner.column === column) return [];
  return [
    sql`exists (select 1 from ${sql.table(tab)} as namer
      join ${sql.table(owner.names.table)} as holder on holder.id = namer.${sql.ref(owner.column)}
      where ${refers} and ${isOther('holder')})`,
  ];
}

function hasBatch(tab: string): boolean {
  return DECLARED.get(tab)?.columns.batch_id !== undefined && isLogged(tab);
}

function isPartOf(tab: string, of: string): boolean {
  return ownerOf(tab)?.names.table === of;
}

type Span = { readonly record: number; readonly first: number; readonly last: number };

/** The records of the import, apart from those known, that the log has changes of since that were not undone. */
async function changedSince(
  db: Kysely<Schema>,
  of: Import,
  table: string,
  known: ReadonlySet<number>,
): Promise<ReadonlySet<number>> {
  const older = of.changed.filter((one) => one.table === table).map(({ id }) => id);
  const isAdded = isShared(table)
    ? sql`false`
    : sql`exists (select 1 from ${sql.table(table)} as added where added.id = record and added.batch_id = ${of.batch})`;
  const { rows } = await sql<Span>`select record, min(id) as first, max(id) as last
    from (${sql.join(linesAbout(table, of.action), sql` union all `)}) as line
    where not ${isOneOfThese(sql.ref('record'), [...known])}
      and (${isAdded} or ${isOneOfThese(sql.ref('record'), older)})
    group by record, tab, row_id`.execute(db);
  const changed = new Set<number>();
  for (let at = 0; at < rows.length; at += COMPARED_AT_ONCE) {
    for (const id of await stillChanged(db, rows.slice(at, at + COMPARED_AT_ONCE))) changed.add(id);
  }
  return changed;
}

/** The lines of the log after an action that are about records of a table: their parts, and what refers to them. */
function linesAbout(table: string, action: number): readonly RawBuilder<unknown>[] {
  const since = sql`change.action_id > ${action}`;
  const row = sql`change.id, change.tab, change.row_id`;
  const namers = namersOf(table).filter((one) => isLogged(one.table));
  return [
    sql`select ${row}, change.row_id as record from change where change.tab = ${table} and ${since}`,
    ...namers.map(
      ({ table: tab, column }) =>
        sql`select ${row}, ${loggedNumber(column)} from change where change.tab = ${tab} and ${since}`,
    ),
    ...namers.flatMap((part) =>
      loggedPartsOf(part.table).map(
        (inner) => sql`select ${row}, part.${sql.ref(part.column)} from change
          join ${sql.table(part.table)} as part on part.id = ${loggedNumber(inner.column)}
          where change.tab = ${inner.table} and ${since}`,
      ),
    ),
  ];
}

/** Of rows of the log from a first line to a last one, the records of those that are not as they were before the first. */
async function stillChanged(
  db: Kysely<Schema>,
  spans: readonly Span[],
): Promise<readonly number[]> {
  const ids = [...new Set(spans.flatMap(({ first, last }) => [first, last]))];
  const lines = await db
    .selectFrom('change')
    .where(isOneOfThese(sql.ref('id'), ids))
    .select(['id', 'tab', 'row_id', 'before', 'after'])
    .execute();
  const byId = new Map(lines.map((line) => [line.id, line]));
  return spans
    .filter(({ first, last }) => {
      const [from, until] = [byId.get(first), byId.get(last)];
      if (from === undefined || until === undefined) return false;
      return hasLeftSomething(toChange([{ ...from, after: until.after }]));
    })
    .map(({ record }) => record);
}

function hasLeftSomething({ added, removed, updated }: Change): boolean {
  return (
    added.length + removed.length > 0 || updated.some(([one, other]) => !isStill(one, other.values))
  );
}
