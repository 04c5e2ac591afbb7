import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';

/** A file's content as a plain reader finds it, that knows nothing of ours: its header, and its rows by name. */
export type Table = {
  readonly header: readonly string[];
  readonly rows: readonly Readonly<Record<string, string>>[];
};

export const SLICES = [
  'ged191-myanmar.csv',
  'ged191-hdx-bangladesh.csv',
  'ged221-hdx-ukraine.csv',
  'ged231-countries.csv',
  'ged231-pandas.csv',
] as const;

export function fixture(name: (typeof SLICES)[number]): string {
  return fileURLToPath(new URL(`../fixtures/${name}`, import.meta.url));
}

/** The rows with a publisher's number; a row of tags has none. */
export function readTable(file: string): Table {
  const [header = [], ...rows]: string[][] = parse(readFileSync(file), { bom: true });
  const named = rows.map((cells) =>
    Object.fromEntries(header.map((name, index) => [name, cells[index] ?? ''])),
  );
  return { header, rows: named.filter((row) => /^\d+$/.test(row.id ?? '')) };
}

export type Layout = { readonly delimiter?: string; readonly lineEnd?: string };

/** A table as delimited text, every cell quoted. */
export function textOf(
  { header, rows }: Table,
  { delimiter = ',', lineEnd = '\n' }: Layout = {},
): string {
  const lines = [header, ...rows.map((row) => header.map((name) => row[name] ?? ''))];
  return lines.map((cells) => cells.map(quoted).join(delimiter) + lineEnd).join('');
}

function quoted(cell: string): string {
  return `"${cell.replaceAll('"', '""')}"`;
}

/** The table with cells of the row of this id changed. */
export function withCells(
  table: Table,
  id: string | undefined,
  cells: Readonly<Record<string, string>>,
): Table {
  return { ...table, rows: table.rows.map((row) => (row.id === id ? { ...row, ...cells } : row)) };
}

export async function writeTable(folder: string, table: Table, name = 'rows.csv'): Promise<string> {
  const file = join(folder, name);
  await writeFile(file, textOf(table));
  return file;
}

const ORDINARY: Readonly<Record<string, string>> = {
  id: '1',
  type_of_violence: '1',
  side_a: 'Government of Mali',
  gwnoa: '432',
  side_b: 'AQIM',
  gwnob: '',
  number_of_sources: '1',
  source_article: '"AFP,2019-01-03,Clash near Kidal"',
  where_prec: '1',
  where_coordinates: 'Kidal town',
  country: 'Mali',
  date_prec: '1',
  date_start: '2019-01-01',
  date_end: '2019-01-01',
  deaths_civilians: '0',
  best: '2',
  high: '3',
  low: '1',
};

/** A table of ordinary rows, each with what is said of it; ids count from 1. */
export function tableOf(...rows: readonly Readonly<Record<string, string>>[]): Table {
  return {
    header: Object.keys(ORDINARY),
    rows: rows.map((row, index) => ({ ...ORDINARY, id: `${index + 1}`, ...row })),
  };
}
