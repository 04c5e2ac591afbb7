import { readFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import { importFile } from '../../src/exchange/import-file.ts';
import type { Store } from '../../src/store/store.ts';
import { rowsOf } from '../support/store.ts';

export const FIXTURES = fileURLToPath(new URL('../fixtures/', import.meta.url));
export const SLICES = [
  'ged191-myanmar.csv',
  'ged191-hdx-bangladesh.csv',
  'ged231-countries.csv',
  'ged231-pandas.csv',
];
export const MYANMAR = join(FIXTURES, 'ged191-myanmar.csv');

export type Published = Readonly<Record<string, string>>;

/** The file by a plain parser: what a reader that knows nothing of ours finds in it. */
export function plain(file: string): readonly Published[] {
  const rows: Published[] = parse(readFileSync(file), { columns: true, bom: true });
  return rows.filter((row) => /^\d+$/.test(row.id ?? ''));
}

export function sum(rows: readonly Published[], column: string): number {
  return rows.reduce((total, row) => total + Number(row[column]), 0);
}

export function bring(store: Store, file: string, dryRun = false) {
  return importFile({ store, file, who: 'ada', dryRun });
}

/** Every row of every table but those that record the imports themselves. */
export function dump(file: string): unknown {
  const tables = [
    'incident',
    'source',
    'actor',
    'alias',
    'report',
    'figure',
    'attribution',
    'tag',
    'change',
  ];
  return tables.map((table) => rowsOf(file, `select * from ${table} order by id`));
}

/** A copy of the Myanmar slice with its text changed. */
export async function changed(folder: string, change: (text: string) => string): Promise<string> {
  const file = join(folder, basename(MYANMAR));
  await writeFile(file, change(await readFile(MYANMAR, 'utf8')));
  return file;
}

/** A copy of the Myanmar slice in which one cell of its first row says something else. */
export function withCell(folder: string, column: string, value: string): Promise<string> {
  return changed(folder, (text) => {
    const [header = [], first = [], ...others]: string[][] = parse(text);
    const after = first.map((cell, at) => (header[at] === column ? value : cell));
    const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
    const rows = [header, after, ...others].map((row) => row.map(quoted).join(','));
    return `${rows.join('\n')}\n`;
  });
}
