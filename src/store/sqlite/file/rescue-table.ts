import type Database from 'better-sqlite3';

/** What became of a table: rows that were read, and the numbers between which rows were lost. */
export type RescuedTable = {
  readonly table: string;
  readonly rows: number;
  readonly lost: readonly Gap[];
};

/** Numbers of rows that could not be read; `null`: nobody knows where they end. */
export type Gap = { readonly from: number; readonly to: number | null };

/** A gap wider than this is not tried row by row: the pages that say where its rows are were lost themselves. */
const WIDEST = 200_000;

/**
 * Copies a table as far as it can be read: from its first row until a page cannot be read, from its last row back until
 * one cannot, and row by row what lies between. Columns that one of the two does not have are left out.
 */
export function rescueTable(
  from: Database.Database,
  into: Database.Database,
  table: string,
): RescuedTable {
  const columns = columnsOf(from, table).filter((name) => columnsOf(into, table).includes(name));
  const names = columns.map((name) => `"${name}"`).join(', ');
  const isNumbered = columnsOf(into, table).includes('id');
  const places = columns.map(() => '?').join(', ');
  const insert = into.prepare(
    `insert or ignore into "${table}" (${isNumbered ? '' : 'rowid, '}${names}) values (${isNumbered ? '' : '?, '}${places})`,
  );
  let rows = 0;
  const keep = ([rowid, ...values]: readonly unknown[]) => {
    rows += insert.run(...(isNumbered ? [] : [rowid]), ...values).changes;
    return Number(rowid);
  };
  const read = (order: 'asc' | 'desc') =>
    from.prepare(`select rowid, ${names} from "${table}" order by rowid ${order}`).raw();

  const up = readUntilBroken(read('asc'), keep);
  if (up.isWhole) return { table, rows, lost: [] };
  const down = readUntilBroken(read('desc'), keep);
  const first = (up.last ?? 0) + 1;
  const last = down.last === undefined ? greatestNumber(from, table) : down.last - 1;
  if (last !== undefined && last - first > WIDEST)
    return { table, rows, lost: [{ from: first, to: last }] };
  const one = from.prepare(`select rowid, ${names} from "${table}" where rowid = ?`).raw();
  const lost: { from: number; to: number }[] = [];
  const end = last ?? first + WIDEST;
  for (let rowid = first; rowid <= end; rowid += 1) {
    if (!tryRow(one, rowid, keep)) add(lost, rowid);
  }
  return { table, rows, lost: last === undefined ? withoutEnd(lost, end) : lost };
}

/** The gaps where nobody knows how many rows there were beyond those that were tried. */
function withoutEnd(lost: readonly { from: number; to: number }[], end: number): readonly Gap[] {
  const before = lost.filter(({ to }) => to < end);
  const atEnd = lost.find(({ to }) => to === end);
  return [...before, { from: atEnd?.from ?? end + 1, to: null }];
}

/** The greatest number that a row of the table ever had, where SQLite keeps that and it can be read. */
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

/** Whether a row could be read, or there is none of that number. */
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
