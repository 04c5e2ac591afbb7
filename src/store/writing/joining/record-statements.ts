import { type RawBuilder, sql } from 'kysely';
import {
  isList,
  type NativePart,
  type PlainValue,
  textAt,
} from '../../../domain/model/native-record.ts';
import { isGoneIn } from '../../schema/records/belonging.ts';
import {
  DATASET_COLUMNS,
  keyOf,
  type NativeList,
  type NativeTable,
} from '../../schema/records/native.ts';
import { inWords } from '../../schema/sql-words.ts';
import type { Importing, Outcome } from '../import/importing.ts';
import { createPublisherRows } from '../import/row-headers.ts';
import type { Places, Statement } from '../import/statements.ts';

import { setting, unmerged } from './merge-marks.ts';

type Values = Readonly<Record<string, PlainValue | Buffer>>;
type Build = (at: Places<Values>) => RawBuilder<Values>;

/** Where rows are written, and the import that adds them; `null` if a person took them over. */
type Writing = Pick<Importing, 'db' | 'prepare'> & { readonly batch: number | null };

export type RecordStatements = ReturnType<typeof createRecordStatements>;

/** The statements that write Watchfloor's own records, each compiled once. Table and column names are our own. */
export function createRecordStatements({ db, prepare, batch }: Writing) {
  const known = new Map<string, Statement<Values, Values>>();
  let written = 0;
  /** The statement of this name; every use of a name must build the same statement. */
  const statement = (name: string, build: Build) => {
    const made = known.get(name) ?? prepare((at: Places<Values>) => build(at).compile(db));
    known.set(name, made);
    return made;
  };
  /** The `id` that a statement selects. */
  const find = async (name: string, build: Build, values: Values): Promise<number | undefined> => {
    const row = await statement(name, build).first(values);
    return row === undefined || row.id === null ? undefined : Number(row.id);
  };
  const write = async (name: string, build: Build, values: Values): Promise<number> => {
    const rows = await statement(name, build).run(values);
    written += rows;
    return rows;
  };

  const idOf = async (table: string, uid: string): Promise<number | undefined> =>
    (await find(
      `row ${table}`,
      ({ uid }) => sql`select id from ${sql.table(table)} where uid = ${uid}`,
      { uid },
    )) ?? (await calledHere(table, uid));

  /** The record that another database calls so, and that has a uid of its own here. */
  const calledHere = (table: string, uid: string) =>
    find(
      'called',
      ({ uid, tab }) => sql`select row_id as id from other_uid where uid = ${uid} and tab = ${tab}`,
      { uid, tab: table },
    );

  const uidOf = async (table: string, id: number): Promise<string | undefined> => {
    const select = statement(
      `uid ${table}`,
      ({ id }) => sql`select uid from ${sql.table(table)} where id = ${id}`,
    );
    const row = await select.first({ id });
    return row === undefined ? undefined : String(row.uid);
  };

  const isFree = async (table: string, id: number) =>
    (await find(
      `free ${table}`,
      ({ id }) => sql`select id from ${sql.table(table)} where id = ${id}`,
      { id },
    )) === undefined;

  const publisherRow = createPublisherRows({ db, prepare, batch });

  const insert = async (table: NativeTable, values: Values, wanted: number | null) => {
    const batchColumn = table.hasUid ? { batch_id: batch } : {};
    const id = wanted !== null && (await isFree(table.table, wanted)) ? { id: wanted } : {};
    const own = table.table === 'publisher_row' ? await publisherRow(values) : values;
    const all: Values = { ...own, ...batchColumn, ...id };
    const columns = Object.keys(all);
    const row = await statement(
      `insert ${table.table} ${columns}`,
      (at) => sql`insert into ${sql.table(table.table)} (${names(columns)})
        values (${sql.join(columns.map((one) => at[one]))}) returning ${sql.ref(rowId(table))} as id`,
    ).one(all);
    written += 1;
    return Number(row.id);
  };

  return {
    idOf,
    insert,
    uidOf,
    alsoCalled: (table: string, uid: string, id: number) =>
      write(
        'also called',
        ({ uid, tab, id }) => sql`insert into other_uid (uid, tab, row_id, batch_id)
          values (${uid}, ${tab}, ${id}, ${batch}) on conflict (uid) do update set
          tab = excluded.tab, row_id = excluded.row_id, batch_id = excluded.batch_id`,
        { uid, tab: table, id },
      ),
    /** What a record is called here that another database may call otherwise. */
    uidHere: async (table: string, uid: string): Promise<string> => {
      const id = await calledHere(table, uid);
      return (id === undefined ? undefined : await uidOf(table, id)) ?? uid;
    },
    isRemoved: async (table: string, id: number): Promise<boolean> =>
      (await find(
        `removed ${table}`,
        ({ id }) =>
          sql`select id from ${sql.table(table)} where id = ${id} and ${isGoneIn(table, table)}`,
        { id },
      )) !== undefined,
    setRemoved: ({ table }: NativeTable, id: number, isRemoved: boolean) =>
      write(
        `${isRemoved ? 'remove' : 'bring back'} ${table}`,
        ({ id }) =>
          isRemoved
            ? sql`update ${sql.table(table)} set ${unmerged(table)} removed_at = ${inWords(({ now }) => now)}
              where id = ${id} and not ${isGoneIn(table, table)}`
            : sql`update ${sql.table(table)} set removed_at = null
              where id = ${id} and ${isGoneIn(table, table)}`,
        { id },
      ),
    /** The row of a part that is known by what it says or names. */
    partRow: async (part: NativeList, parent: number, values: NativePart) => {
      const key: Record<string, PlainValue> = {};
      for (const column of part.key) {
        const name = Object.keys(part.names).find((one) => keyOf(one) === column);
        if (name === undefined) key[column] = plainAt(values, column);
        else key[name] = (await idOf(part.names[name] ?? '', String(values[column]))) ?? null;
      }
      const build: Build = (at) => {
        const matches = Object.keys(key).map((one) => sql`and ${sql.ref(one)} = ${at[one]}`);
        return sql`select ${sql.ref(rowId(part))} as id from ${sql.table(part.table)}
          where ${sql.ref(part.parent)} = ${at.parent} ${sql.join(matches, sql` `)}`;
      };
      return find(`part ${part.table}`, build, { ...key, parent });
    },
    removePart: (part: NativeList, id: number) =>
      write(
        `remove part ${part.table}`,
        ({ id }) => sql`delete from ${sql.table(part.table)} where ${sql.ref(rowId(part))} = ${id}`,
        { id },
      ),
    removeParts: (part: NativeList, parent: number) =>
      write(
        `remove parts ${part.table}`,
        ({ parent }) =>
          sql`delete from ${sql.table(part.table)} where ${sql.ref(part.parent)} = ${parent}`,
        { parent },
      ),
    /** How many rows these statements have written so far. */
    written: () => written,
    /** Whether a record was purged here; no import restores it. */
    isPurged: async (values: NativePart): Promise<boolean> =>
      (await find(
        'purged',
        ({ uid, dataset, externalId }) => sql`select id from purge
          where uid = ${uid} or (dataset = ${dataset} and external_id = ${externalId})`,
        {
          uid: textAt(values, 'uid'),
          dataset: textAt(values, 'dataset'),
          externalId: textAt(values, 'external_id'),
        },
      )) !== undefined,
    takenBy: (dataset: string | null, externalId: string | null) =>
      find(
        'taken',
        ({ dataset, externalId }) =>
          sql`select id from incident where dataset = ${dataset} and external_id = ${externalId}`,
        { dataset, externalId },
      ),
    /** The record that a part belongs to. */
    parentOf: ({ table, parent }: Pick<NativeList, 'table' | 'parent'>, row: number) =>
      find(
        `parent ${table}`,
        ({ row }) =>
          sql`select ${sql.ref(parent)} as id from ${sql.table(table)} where id = ${row}`,
        { row },
      ),
    /** Whether a row is another, or names it by way of any number of others. */
    leadsTo: async (
      { table }: NativeTable,
      column: string,
      ends: { readonly from: number; readonly to: number },
    ): Promise<boolean> =>
      (await find(
        `leads ${table} ${column}`,
        ({ from, to }) => sql`with recursive way (id) as (
            select cast(${from} as bigint) union select ${sql.ref(column)} from ${sql.table(table)}
            join way using (id) where ${sql.ref(column)} is not null)
          select id from way where id = ${to}`,
        ends,
      )) !== undefined,
    setName: ({ table }: NativeTable, row: number, column: string, id: number) =>
      write(
        `name ${table} ${column}`,
        ({ id, row }) =>
          sql`update ${sql.table(table)} set ${setting(table, column, id, true)} where id = ${row}`,
        { id, row },
      ),
    update: ({ table }: NativeTable, row: number, values: Values) => {
      const columns = Object.keys(values);
      const build: Build = (at) => {
        const settings = columns.map((column) => setting(table, column, at[column], false));
        return sql`update ${sql.table(table)} set ${sql.join(settings)} where id = ${at[ROW]}`;
      };
      return write(`update ${table} ${columns}`, build, { ...values, [ROW]: row });
    },
    dataset: async (values: NativePart): Promise<Outcome> => {
      const columns: readonly string[] = DATASET_COLUMNS;
      const added = await write(
        'dataset',
        (at) => sql`insert into dataset (${names(columns)})
          values (${sql.join(columns.map((one) => at[one]))}) on conflict (name) do nothing`,
        Object.fromEntries(columns.map((column) => [column, plainAt(values, column)])),
      );
      return { is: added === 1 ? 'added' : 'unchanged' };
    },
  };
}

/** The place of a row's number beside the values of its columns, of which none has this name. */
const ROW = 'the row';

function names(columns: readonly string[]) {
  return sql.join(columns.map((column) => sql.ref(column)));
}

function plainAt(values: NativePart, column: string): PlainValue {
  const value = values[column] ?? null;
  return isList(value) ? null : value;
}

/** A publisher's row is known by its incident. */
function rowId({ table }: NativeTable): string {
  return table === 'publisher_row' ? 'incident_id' : 'id';
}
