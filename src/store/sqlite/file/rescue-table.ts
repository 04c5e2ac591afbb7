import type Database from 'better-sqlite3';
import { servePacking } from '../connection/migrate.ts';

/** The result for a table: how many rows were read, and the gaps in which rows were lost. */
export type RescuedTable = {
  readonly table: string;
  readonly rows: number;
  readonly lost: readonly Gap[];
};

/** A range of row numbers that could not be read; an unknown end is `null`. */
export type Gap = { readonly from: number; readonly to: number | null };

/** A wider gap is not tried row by row: the pages that point to its rows were lost as well. */
const WIDEST = 200_000;

/**
 * Copies a table as far as it can be read: forwards from its first row and backwards from its last row, each until a page
 * cannot be read, then row by row in between. Columns that only one of the two tables has are left out.
 */
export function rescueTable(
  from: Database.Database,
  into: Database.Database,
  table: string,
): RescuedTable {
  const columns = columnsOf(from, table).filter((name) => columnsOf(into, table).includes(name));
  // In a database of an older schema, publishers' rows are JSON.
  const isUnpacked = columnsOf(into, table).includes('packed') && !columns.includes('packed');
  if (isUnpacked) servePacking(from);
  const given = columns.map((name) => `"${name}"`);
  const names = [...given, ...(isUnpacked ? ['packed'] : [])].join(', ');
  const values = [...given, ...(isUnpacked ? ['packed_row(raw, mapped, 1)'] : [])].join(', ');
  const isNumbered = columnsOf(into, table).includes('id');
  const places = names.replaceAll(/[^,]+/g, '?');
  const insert = into.prepare(
    `insert or ignore into "${table}" (${isNumbered ? '' : 'rowid, '}${names}) values (${isNumbered ? '' : '?, '}${places})`,
  );
  let rows = 0;
  const keep = ([rowid, ...values]: readonly unknown[]) => {
    rows += insert.run(...(isNumbered ? [] : [rowid]), ...values).changes;
    return Number(rowid);
  };
  const read = (order: 'asc' | 'desc') =>
    from.prepare(`select rowid, ${values} from "${table}" order by rowid ${order}`).raw();

  const up = readUntilBroken(read('asc'), keep);
  if (up.isWhole) return { table, rows, lost: [] };
  const down = readUntilBroken(read('desc'), keep);
  const first = (up.last ?? 0) + 1;
  const last = down.last === undefined ? greatestNumber(from, table) : down.last - 1;
  if (last !== undefined && last - first > WIDEST)
    return { table, rows, lost: [{ from: first, to: last }] };
  const one = from.prepare(`select rowid, ${values} from "${table}" where rowid = ?`).raw();
  const lost: { from: number; to: number }[] = [];
  const end = last ?? first + WIDEST;
  for (let rowid = first; rowid <= end; rowid += 1) {
    if (!tryRow(one, rowid, keep)) add(lost, rowid);
  }
  return { table, rows, lost: last === undefined ? withoutEnd(lost, end) : lost };
}

/** Gaps beyond the rows that were tried, with an unknown number of rows. */
function withoutEnd(lost: readonly { from: number; to: number }[], end: number): readonly Gap[] {
  const before = lost.filter(({ to }) => to < end);
  const atEnd = lost.find(({ to }) => to === end);
  return [...before, { from: atEnd?.from ?? end + 1, to: null }];
}

/** The greatest row number that the table ever had, if SQLite keeps it and it can be read. */
function greatestNumber(from: Database.Database, table: string): number | undefined {
  try {
    return from
      .prepare<[string], number>('select seq from sqlite_sequence where name = ?')
      .pluck()
      .get(table);
  } catch (error) {
    if (!isDamage(error)) throw error;
    return undefined;
  }
}

function readUntilBroken(
  statement: Database.Statement,
  keep: (row: readonly unknown[]) => number,
): { readonly isWhole: boolean; readonly last: number | undefined } {
  let last: number | undefined;
  try {
    for (const row of statement.iterate()) last = keep(row as readonly unknown[]);
    return { isWhole: true, last };
  } catch (error) {
    if (!isDamage(error)) throw error;
    return { isWhole: false, last };
  }
}

/** Whether a row could be read or does not exist. */
function tryRow(
  statement: Database.Statement,
  rowid: number,
  keep: (row: readonly unknown[]) => number,
): boolean {
  try {
    const row = statement.get(rowid) as readonly unknown[] | undefined;
    if (row !== undefined) keep(row);
    return true;
  } catch (error) {
    if (!isDamage(error)) throw error;
    return false;
  }
}

function add(lost: { from: number; to: number }[], rowid: number): void {
  const last = lost.at(-1);
  if (last !== undefined && last.to === rowid - 1) last.to = rowid;
  else lost.push({ from: rowid, to: rowid });
}

function isDamage(error: unknown): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    /^SQLITE_(CORRUPT|NOTADB|IOERR)/.test(String(error.code))
  );
}

function columnsOf(sqlite: Database.Database, table: string): readonly string[] {
  return sqlite
    .prepare<[string], { name: string }>('select name from pragma_table_info(?)')
    .all(table)
    .map(({ name }) => name);
}
