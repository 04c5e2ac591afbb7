import type Database from 'better-sqlite3';
import { meantBy, nameKey } from '../../../domain/actors/name-key.ts';
import type { NativePart, PlainValue } from '../../../domain/model/native-record.ts';
import {
  DATASET_COLUMNS,
  keyOf,
  type NativeList,
  type NativeTable,
} from '../../schema/records/native.ts';
import type { Importing, Outcome } from '../import/importing.ts';

type Values = Readonly<Record<string, PlainValue>>;

/** Where rows are written, and the import that brings them; none brings what a person takes. */
type Writing = Pick<Importing, 'connection'> & { readonly batch: number | null };

export type RecordStatements = ReturnType<typeof createRecordStatements>;

/** The statements that bring Watchfloor's own records, each prepared once. Table and column names are our own. */
export function createRecordStatements({ connection, batch }: Writing) {
  const { sqlite } = connection;
  const prepare = remembering(sqlite);
  const named = new Map<string, ReturnType<typeof namedIn>>();
  const importedNamed = new Map<string, number>();

  const idOf = (table: string, uid: string): number | undefined =>
    (prepare(`select id from ${table} where uid = ?`).pluck().get(uid) as number | undefined) ??
    calledHere(table, uid);

  /** The record that another database calls so, and that has a uid of its own here. */
  const calledHere = (table: string, uid: string) =>
    prepare('select row_id from other_uid where uid = ? and tab = ?').pluck().get(uid, table) as
      | number
      | undefined;

  const uidOf = (table: string, id: number) =>
    prepare(`select uid from ${table} where id = ?`).pluck().get(id) as string | undefined;

  const isFree = (table: string, id: number) =>
    prepare(`select 1 from ${table} where id = ?`).get(id) === undefined;

  const insert = (table: NativeTable, values: Values, wanted: number | null): number => {
    const brought = table.hasUid ? { batch_id: batch } : {};
    const id = wanted !== null && isFree(table.table, wanted) ? { id: wanted } : {};
    const all: Values = { ...values, ...publisherRow(table, batch), ...brought, ...id };
    const columns = Object.keys(all);
    const places = columns.map(() => '?').join(', ');
    const statement = `insert into ${table.table} (${columns.join(', ')}) values (${places})`;
    return Number(prepare(statement).run(Object.values(all)).lastInsertRowid);
  };

  return {
    idOf,
    insert,
    /** The only actor or source of this name that was here before. */
    sameNamed: (table: string, name: string): number | undefined => {
      if (table !== 'source' && table !== 'actor') return undefined;
      const known = named.get(table) ?? namedIn(sqlite, table);
      named.set(table, known);
      const [same, another] = meantBy(name, known.get(nameKey(name)) ?? [], (one) => [one.name]);
      return another === undefined ? same?.id : undefined;
    },
    /** The actor or source of exactly this name that the file has brought: a second one could not be told from it. */
    importedNamed: (table: string, name: string): number | undefined =>
      importedNamed.get(`${table} ${name}`),
    keepNamed: (table: string, name: string, id: number) => {
      if (table === 'source' || table === 'actor') importedNamed.set(`${table} ${name}`, id);
    },
    alsoCalled: (table: string, uid: string, id: number) => {
      prepare(
        'insert or replace into other_uid (uid, tab, row_id, batch_id) values (?, ?, ?, ?)',
      ).run(uid, table, id, batch);
    },
    /** What a record is called here that another database may call otherwise. */
    uidHere: (table: string, uid: string): string => {
      const id = calledHere(table, uid);
      return (id === undefined ? undefined : uidOf(table, id)) ?? uid;
    },
    uidOf,
    isRemoved: (table: string, id: number): boolean =>
      prepare(`select 1 from ${table} where id = ? and removed_at is not null`).get(id) !==
      undefined,
    setRemoved: ({ table }: NativeTable, id: number, isRemoved: boolean) => {
      prepare(
        `update ${table} set removed_at = case when ? then strftime('%Y-%m-%dT%H:%M:%fZ', 'now') end
          where id = ? and (removed_at is null) = ?`,
      ).run(isRemoved ? 1 : 0, id, isRemoved ? 1 : 0);
    },
    /** The row of a part that is known by what it says or names. */
    partRow: (part: NativeList, parent: number, values: NativePart): number | undefined => {
      const key = part.key.map((column) => {
        const name = Object.keys(part.names).find((one) => keyOf(one) === column);
        const value = values[column] ?? null;
        if (name === undefined) return [column, value] as const;
        return [name, idOf(part.names[name] ?? '', String(value)) ?? null] as const;
      });
      const where = key.map(([column]) => `and ${column} = ?`).join(' ');
      return prepare(`select ${rowId(part)} from ${part.table} where ${part.parent} = ? ${where}`)
        .pluck()
        .get(parent, ...key.map(([, value]) => value)) as number | undefined;
    },
    removePart: (part: NativeList, id: number) => {
      prepare(`delete from ${part.table} where ${rowId(part)} = ?`).run(id);
    },
    removeParts: (part: NativeList, parent: number) => {
      prepare(`delete from ${part.table} where ${part.parent} = ?`).run(parent);
    },
    /** How many rows this connection has written so far. */
    written: () => Number(prepare('select total_changes()').pluck().get()),
    /** Whether a record was purged here, which no import brings back. */
    isPurged: (values: NativePart): boolean =>
      prepare('select 1 from purge where uid = ? or (dataset = ? and external_id = ?)').get(
        values.uid ?? null,
        values.dataset ?? null,
        values.external_id ?? null,
      ) !== undefined,
    takenBy: (dataset: string | null, externalId: string | null) =>
      prepare('select id from incident where dataset = ? and external_id = ?')
        .pluck()
        .get(dataset, externalId) as number | undefined,
    /** The record that a part belongs to. */
    parentOf: ({ table, parent }: Pick<NativeList, 'table' | 'parent'>, row: number) =>
      prepare(`select ${parent} from ${table} where id = ?`).pluck().get(row) as number | undefined,
    /** Whether a row is another, or names it by way of any number of others. */
    leadsTo: (
      { table }: NativeTable,
      column: string,
      { from, to }: { readonly from: number; readonly to: number },
    ): boolean =>
      prepare(
        `with recursive way (id) as (
            select ? union select ${column} from ${table} join way using (id) where ${column} is not null)
          select 1 from way where id = ?`,
      ).get(from, to) !== undefined,
    setName: ({ table }: NativeTable, row: number, column: string, id: number) => {
      prepare(`update ${table} set ${column} = ? where id = ?`).run(id, row);
    },
    update: ({ table }: NativeTable, row: number, values: Values) => {
      const columns = Object.keys(values).map((column) => `${column} = ?`);
      prepare(`update ${table} set ${columns.join(', ')} where id = ?`).run(
        ...Object.values(values),
        row,
      );
    },
    dataset: (values: NativePart): Outcome => {
      const columns = DATASET_COLUMNS.join(', ');
      const places = DATASET_COLUMNS.map(() => '?').join(', ');
      const cells = DATASET_COLUMNS.map((column) => values[column] ?? null);
      const { changes } = prepare(
        `insert or ignore into dataset (${columns}) values (${places})`,
      ).run(cells);
      return { is: changes === 1 ? 'added' : 'unchanged' };
    },
  };
}

/** What stands beside a publisher's row is of the import that brings it here. */
function publisherRow({ table }: NativeTable, batch: number | null): Values {
  return table === 'publisher_row' ? { first_batch_id: batch, last_batch_id: batch } : {};
}

/** A publisher's row is known by its incident. */
function rowId(part: NativeList): string {
  return part.table === 'publisher_row' ? part.parent : 'id';
}

function namedIn(
  sqlite: Database.Database,
  table: 'source' | 'actor',
): ReadonlyMap<string, readonly { readonly id: number; readonly name: string }[]> {
  const rows = sqlite
    .prepare<[], { id: number; name: string }>(
      `select id, name from ${table} where removed_at is null`,
    )
    .all();
  return Map.groupBy(rows, ({ name }) => nameKey(name));
}

function remembering(sqlite: Database.Database): (text: string) => Database.Statement {
  const known = new Map<string, Database.Statement>();
  return (text) => {
    const statement = known.get(text) ?? sqlite.prepare(text);
    known.set(text, statement);
    return statement;
  };
}
