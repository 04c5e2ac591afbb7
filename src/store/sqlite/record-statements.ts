import type Database from 'better-sqlite3';
import type { KeptPart, PlainValue } from '../../domain/kept-record.ts';
import { foldParty, meantBy } from '../../domain/party-names.ts';
import { DATASET_COLUMNS, type KeptTable } from '../record-tables.ts';
import type { Importing, Outcome } from './importing.ts';

type Values = Readonly<Record<string, PlainValue>>;

export type RecordStatements = ReturnType<typeof createRecordStatements>;

/** The statements that bring Watchfloor's own records, each prepared once. Table and column names are our own. */
export function createRecordStatements({ connection, batch }: Importing) {
  const { sqlite } = connection;
  const prepare = remembering(sqlite);
  const alsoCalled = new Map<string, number>();
  const parties = new Map<string, ReturnType<typeof partiesIn>>();
  const broughtParties = new Map<string, number>();

  const idOf = (table: string, uid: string): number | undefined =>
    alsoCalled.get(uid) ??
    (prepare(`select id from ${table} where uid = ?`).pluck().get(uid) as number | undefined);

  const isFree = (table: string, id: number) =>
    prepare(`select 1 from ${table} where id = ?`).get(id) === undefined;

  const insert = (table: KeptTable, values: Values, wanted: number | null): number => {
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
    /** The only party that is called so, of those that were here before. */
    sameParty: (table: string, name: string): number | undefined => {
      if (table !== 'source' && table !== 'actor') return undefined;
      const known = parties.get(table) ?? partiesIn(sqlite, table);
      parties.set(table, known);
      const [same, another] = meantBy(name, known.get(foldParty(name)) ?? [], (one) => [one.name]);
      return another === undefined ? same?.id : undefined;
    },
    /** The party of exactly this name that the file has brought: a second one could never be told from it. */
    broughtParty: (table: string, name: string): number | undefined =>
      broughtParties.get(`${table} ${name}`),
    keepParty: (table: string, name: string, id: number) => {
      if (table === 'source' || table === 'actor') broughtParties.set(`${table} ${name}`, id);
    },
    alsoCalled: (uid: string, id: number) => {
      alsoCalled.set(uid, id);
    },
    takenBy: (dataset: string | null, externalId: string | null) =>
      prepare('select id from incident where dataset = ? and external_id = ?')
        .pluck()
        .get(dataset, externalId) as number | undefined,
    /** The incident of a report. */
    parentOf: (table: 'report', row: number) =>
      prepare(`select incident_id from ${table} where id = ?`).pluck().get(row) as
        | number
        | undefined,
    /** Whether a row is another, or names it by way of any number of others. */
    leadsTo: (
      { table }: KeptTable,
      column: string,
      { from, to }: { readonly from: number; readonly to: number },
    ): boolean =>
      prepare(
        `with recursive way (id) as (
            select ? union select ${column} from ${table} join way using (id) where ${column} is not null)
          select 1 from way where id = ?`,
      ).get(from, to) !== undefined,
    setName: ({ table }: KeptTable, row: number, column: string, id: number) => {
      prepare(`update ${table} set ${column} = ? where id = ?`).run(id, row);
    },
    update: (
      { table }: KeptTable,
      row: number,
      { uid: _, created_at: __, updated_at: ___, ...values }: Values,
    ) => {
      const columns = Object.keys(values).map((column) => `${column} = ?`);
      prepare(`update ${table} set ${columns.join(', ')} where id = ?`).run(
        ...Object.values(values),
        row,
      );
    },
    /** Makes room for the parts that a record has in the file; those with a uid of their own come back under it. */
    removeParts: (table: KeptTable, row: number) => {
      for (const part of Object.values(table.parts)) {
        prepare(`delete from ${part.table} where ${part.parent} = ?`).run(row);
      }
    },
    dataset: (values: KeptPart): Outcome => {
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
function publisherRow({ table }: KeptTable, batch: number): Values {
  return table === 'publisher_row' ? { first_batch_id: batch, last_batch_id: batch } : {};
}

function partiesIn(
  sqlite: Database.Database,
  table: 'source' | 'actor',
): ReadonlyMap<string, readonly { readonly id: number; readonly name: string }[]> {
  const rows = sqlite
    .prepare<[], { id: number; name: string }>(
      `select id, name from ${table} where removed_at is null`,
    )
    .all();
  return Map.groupBy(rows, ({ name }) => foldParty(name));
}

function remembering(sqlite: Database.Database): (text: string) => Database.Statement {
  const known = new Map<string, Database.Statement>();
  return (text) => {
    const statement = known.get(text) ?? sqlite.prepare(text);
    known.set(text, statement);
    return statement;
  };
}
