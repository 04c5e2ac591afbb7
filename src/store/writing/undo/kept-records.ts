import { type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Change } from '../../../domain/model/change.ts';
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

export type UndoneImport = {
  readonly batch: number;
  /** The action of the import, and that of its undo. */
  readonly action: number;
  readonly undo: number;
};

/** Records of one table: those that the import added, and older ones that it changed or added parts to. */
export type Records = {
  readonly table: string;
  readonly added: readonly number[];
  readonly older: readonly number[];
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
 * Of records of an import, those that a person or a later import has changed since, or that something else refers to by now.
 * Changes that were undone do not count.
 */
export async function recordsBuiltOn(
  db: Kysely<Schema>,
  of: UndoneImport,
  records: Records,
): Promise<ReadonlySet<number>> {
  const { table, added } = records;
  if (![...ADDED, ...SHARED].some((one) => one === table)) return new Set();
  const kept = new Set(table === 'incident' ? await revisedLater(db, of, records) : []);
  if (added.length > 0) for (const id of await usedByOthers(db, of, records)) kept.add(id);
  for (const id of await changedSince(db, of, records, kept)) kept.add(id);
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

/** Whether records of a table may be named by those of other imports and of people. */
export function isShared(table: string): boolean {
  return SHARED.some((one) => one === table);
}

/** The incidents whose publisher's rows a later import has changed. */
async function revisedLater(
  db: Kysely<Schema>,
  { batch }: UndoneImport,
  { added, older }: Records,
): Promise<readonly number[]> {
  const { rows } = await sql<{ id: number }>`
    select distinct incident_id as id from publisher_row_before
    where batch_id > ${batch} and ${isOneOfThese(sql.ref('incident_id'), [...added, ...older])}`.execute(
    db,
  );
  return rows.map(({ id }) => id);
}

/** The records that the import added and to which something refers that it did not add. */
async function usedByOthers(
  db: Kysely<Schema>,
  { batch }: UndoneImport,
  { table, added }: Records,
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
    where ${isOneOfThese(sql.ref('id'), added)} and (${sql.join([...uses, disputed], sql` or `)})`.execute(
    db,
  );
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
  of: UndoneImport,
  { table, added, older }: Records,
  known: ReadonlySet<number>,
): Promise<ReadonlySet<number>> {
  const asked = [...added, ...older].filter((id) => !known.has(id));
  const { rows } = await sql<Span>`select record, min(id) as first, max(id) as last
    from (${sql.join(linesAbout(table, of), sql` union all `)}) as line
    where ${isOneOfThese(sql.ref('record'), asked)} group by record, tab, row_id`.execute(db);
  const changed = new Set<number>();
  for (let at = 0; at < rows.length; at += COMPARED_AT_ONCE) {
    for (const id of await stillChanged(db, rows.slice(at, at + COMPARED_AT_ONCE))) changed.add(id);
  }
  return changed;
}

/** The lines of the log since an import that are about records of a table: their parts, and what refers to them. */
function linesAbout(table: string, { action, undo }: UndoneImport): readonly RawBuilder<unknown>[] {
  const since = sql`change.action_id > ${action} and change.action_id <> ${undo}`;
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
