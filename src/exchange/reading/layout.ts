import type { RowUnit } from '../../domain/model/doubts.ts';
import type { FirstRow, Layout } from '../../formats/rows/format.ts';
import { firstRecords } from '../delimited/csv-records.ts';
import { headOf, known } from '../delimited/table-head.ts';
import type { FileFacts } from './file-facts.ts';
import { recordsIn, rowOf } from './json-records.ts';

/** A file's layout, and what is needed to read its rows. */
export type FileLayout = Layout & {
  readonly reading:
    | {
        readonly as: 'table';
        readonly delimiter: string;
        /** Non-blank rows above the data, including the header. */
        readonly rowsAbove: number;
        readonly isQuoteless: boolean;
        readonly fewestCells: number;
        /** Titles, comments and the like above the header, which are ignored. */
        readonly preamble: readonly string[];
        /** The line of the header; `null` if there is none. */
        readonly headerLine: number | null;
        /** Rows are numbered by record, not by line of text: they are a sheet's. */
        readonly isSheet: boolean;
      }
    /** Objects one per line, or in an array. */
    | { readonly as: 'json-lines' | 'json' };
};

const DELIMITERS = [',', ';', '\t', '|'] as const;
/** How many rows formats may examine to recognise a file. */
const FIRST_ROWS = 50;

/** Determines the layout from a file's beginning: JSON, or a table. */
export function layoutOf({
  beginning,
  name,
  isSheet = false,
}: Pick<FileFacts, 'beginning' | 'name'> & Partial<Pick<FileFacts, 'isSheet'>>): FileLayout {
  const text = beginning.replace(/^\uFEFF/, '');
  if (!isSheet && /^[\s\u001E]*[[{]/.test(text)) return jsonLayout(text, name);
  return tableLayout(text, name, isSheet);
}

/** What the number of a row counts in such a file. */
export function unitOf({ reading }: Pick<FileLayout, 'reading'>): RowUnit {
  if (reading.as === 'table') return reading.isSheet ? 'row' : 'line';
  return reading.as === 'json' ? 'record' : 'line';
}

/** The same table read with other names for its columns, if it has no header or an unknown one. */
export function withNames(
  layout: FileLayout,
  names: readonly string[],
  of: { readonly rowsAbove: number; readonly isQuoteless: boolean; readonly fewestCells: number },
): FileLayout {
  if (layout.reading.as !== 'table') return layout;
  const reading = { ...layout.reading, ...of, preamble: [], headerLine: null };
  return { ...layout, header: names, names, tags: null, reading, rows: [] };
}

function jsonLayout(text: string, file: string): FileLayout {
  const { as, records } = recordsIn(text, FIRST_ROWS);
  const rows = records.map(rowOf);
  const header = [...new Set(rows.flatMap((row) => row.raw.columns))];
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

/** Excel-style spreadsheets write the delimiter into a first line of its own: `sep=;`. */
const SEPARATOR = /^"?sep=([^"\w\r\n])"?[;,\t|]*[\r\n]/i;

/** A table, with the delimiter that it declares or that fits best; a sheet's cells are separated by commas. */
function tableLayout(text: string, file: string, isSheet: boolean): FileLayout {
  const said = isSheet ? undefined : SEPARATOR.exec(text)?.[1];
  const delimiters = isSheet ? [','] : said === undefined ? DELIMITERS : [said];
  const [best] = delimiters
    .map((delimiter) => tableWith(text, delimiter, said === undefined ? 0 : 1))
    .toSorted((one, other) => other.rank - one.rank);
  if (best === undefined) throw new Error('There are delimiters.');
  const { delimiter, head, records } = best;
  const { header, tags, rowsAbove, fewestCells, preamble, line } = head;
  const names = header.map((name) => name.toLowerCase());
  const rows = records.slice(rowsAbove).map(createCellFinder(names));
  const reading = {
    as: 'table',
    delimiter,
    rowsAbove,
    isQuoteless: false,
    fewestCells,
    preamble,
    headerLine: line,
    isSheet,
  } as const;
  return { shape: 'table', file, header, names, tags, rows, reading };
}

/**
 * A text read with a delimiter, ranked by whether its header identifies fields, by whether it begins with its header,
 * and by its number of columns.
 */
function tableWith(text: string, delimiter: string, skipped: number) {
  const records = firstRecords(text, { delimiter, isQuoteless: false }, FIRST_ROWS).filter(
    ({ cells }) => !isEmpty(cells),
  );
  const head = headOf(records, skipped);
  const columns = Math.min(head.header.length, head.width);
  const rank =
    (known(head.header) >= 2 ? 1e9 : 0) + (head.preamble.length === 0 ? 1e6 : 0) + columns;
  return { delimiter, head, records: records.map(({ cells }) => cells), rank };
}

/** Finds cells by the names of their columns, which are looked up once for all rows. */
export function createCellFinder(names: readonly string[]): (cells: readonly string[]) => FirstRow {
  const places = new Map(names.map((name, index) => [name, index]));
  return (cells) => ({
    get: (name) => {
      const place = places.get(name);
      return place === undefined ? undefined : cells[place];
    },
    values: () => cells.values(),
  });
}

/** The first rows of a table as cells, for formats without a header. */
export function firstRows(text: string, delimiter: string): readonly (readonly string[])[] {
  return firstRecords(text, { delimiter, isQuoteless: false }, FIRST_ROWS)
    .map(({ cells }) => cells)
    .filter((cells) => !isEmpty(cells));
}

/** Whether all cells of a row are empty. */
export function isEmpty(cells: readonly string[]): boolean {
  return cells.every((cell) => cell.trim() === '');
}
