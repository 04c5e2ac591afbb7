import { parse } from 'csv-parse/sync';
import type { FileRow, Layout } from '../formats/format.ts';
import type { FileFacts } from './file-facts.ts';
import { recordsIn, rowOf } from './json-records.ts';

/** A file's layout, with what it takes to read its rows. */
export type FileLayout = Layout & {
  readonly reading:
    | {
        readonly as: 'table';
        readonly delimiter: string;
        /** Rows that are not blank and stand above the data, the header's included. */
        readonly rowsAbove: number;
        readonly isQuoteless: boolean;
        readonly fewestCells: number;
      }
    /** Objects one a line, or in an array. */
    | { readonly as: 'json-lines' | 'json' };
};

const DELIMITERS = [',', ';', '\t', '|'] as const;
/** How many rows formats may look at to recognise a file. */
const FIRST_ROWS = 50;

/** Tells the layout from a file's beginning: JSON, or a table by the delimiter that gives it the most columns. */
export function layoutOf({ beginning, name }: Pick<FileFacts, 'beginning' | 'name'>): FileLayout {
  const text = beginning.replace(/^\uFEFF/, '');
  if (/^\s*[[{]/.test(text)) return jsonLayout(text, name);
  return DELIMITERS.map((delimiter) => tableLayout(text, name, delimiter)).reduce((best, one) =>
    one.names.length > best.names.length ? one : best,
  );
}

/** The same table read with other names for its columns, where it has no header or one that nobody knows. */
export function withNames(
  layout: FileLayout,
  names: readonly string[],
  of: { readonly rowsAbove: number; readonly isQuoteless: boolean; readonly fewestCells: number },
): FileLayout {
  if (layout.reading.as !== 'table') return layout;
  const reading = { ...layout.reading, ...of };
  return { ...layout, header: names, names, tags: null, reading, rows: [] };
}

function jsonLayout(text: string, file: string): FileLayout {
  const { as, records } = recordsIn(text, FIRST_ROWS);
  const rows = records.map(rowOf);
  const header = [...new Set(rows.flatMap((row) => Object.keys(row.raw)))];
  return {
    shape: 'json',
    file,
    header,
    names: header.map((name) => name.toLowerCase()),
    tags: null,
    rows: rows.map(({ byName }) => byName),
    reading: { as },
  };
}

/**
 * A row of HXL tags (most of its cells begin with `#`), above or below the header, is no data; a column without a
 * name (a table's row numbers) is none of the publisher's.
 */
function tableLayout(text: string, file: string, delimiter: string): FileLayout {
  const table = firstRows(text, delimiter);
  const [first = [], second = []] = table;
  const tagged = [first, second].findIndex(isTagRow);
  const tags = tagged < 0 ? null : (table[tagged] ?? []).map(plainTag);
  const isHeaderless = tagged === 0 && !isHeader(second);
  const header = (isHeaderless ? (tags ?? []) : tagged === 0 ? second : first).map(plainName);
  const names = header.map((name) => name.toLowerCase());
  const rowsAbove = tagged < 0 || isHeaderless ? 1 : 2;
  const rows = table.slice(rowsAbove).map((cells) => cellsByName(cells, names));
  const reading = {
    as: 'table',
    delimiter,
    rowsAbove,
    isQuoteless: false,
    fewestCells: header.length,
  } as const;
  return { shape: 'table', file, header, names, tags, rows, reading };
}

/** A row's cells by the names of their columns. */
export function cellsByName(cells: readonly string[], names: readonly string[]): FileRow {
  const row = new Map<string, string>();
  for (const [index, cell] of cells.entries()) row.set(names[index] ?? '', cell);
  return row;
}

/** The first rows of a table as cells, for formats whose files have no header. */
export function firstRows(text: string, delimiter: string): readonly (readonly string[])[] {
  try {
    const rows: string[][] = parse(text, {
      delimiter,
      to: FIRST_ROWS,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      skip_records_with_error: true,
    });
    return rows;
  } catch {
    return [];
  }
}

/** https://hxlstandard.org: hashtags stand in a row of their own. */
function isTagRow(row: readonly string[]): boolean {
  const filled = row.map((cell) => cell.trim()).filter((cell) => cell !== '');
  const tags = filled.filter((cell) => /^#\s*[a-z]/i.test(cell));
  return tags.length >= 3 && tags.length * 2 > filled.length;
}

/** A row below tags is the header where none of its cells is a number or a day. */
function isHeader(row: readonly string[]): boolean {
  return !row.some((cell) => /^\s*[-+]?\d[\d.,:/ T-]*\s*$/.test(cell));
}

/** `"#geo +lat"` as `#geo+lat`. */
function plainTag(cell: string): string {
  return cell.replaceAll(/\s+/g, '').toLowerCase();
}

function plainName(name: string): string {
  return name.replaceAll('\u00A0', ' ').trim();
}
