import { columnNames, isNumbered } from '../../formats/tables/column-names.ts';
import { guessMapping } from '../../formats/tables/guess-mapping.ts';
import { readDay } from '../../formats/values/dates.ts';
import type { CsvRecord } from './csv-records.ts';

/** What stands above the rows of a table. */
export type TableHead = {
  /** The names of its columns. */
  readonly header: readonly string[];
  /** Its HXL tags, one for each column; `null` where it has none. */
  readonly tags: readonly string[] | null;
  /** How many rows with something in them stand above the data, the header's included. */
  readonly rowsAbove: number;
  /** The fewest cells of a row: columns without a name at the end of a table are in none. */
  readonly fewestCells: number;
  /** The line of the header, or of the tags that are read in its place. */
  readonly line: number;
  /** Titles, comments and the like above the header, which nothing is read from. */
  readonly preamble: readonly string[];
  /** How many cells most rows have. */
  readonly width: number;
};

/** Lines of titles and comments above a header; HXL looks for its tags in as many. */
const MOST_ABOVE = 25;

/**
 * Finds the header in the first rows of a table that are not blank: below titles, comments and names of groups of columns, which have fewer
 * cells than the rows. A row of HXL tags stands above or below the header, or in its place. `skipped`: rows that are
 * known to be none of these.
 */
export function headOf(records: readonly CsvRecord[], skipped: number): TableHead {
  const rows = records.slice(skipped).map(({ cells }) => cells);
  const width = commonWidth(rows);
  const top = firstOfHead(rows, width);
  const tagged = tagsAt(rows, top);
  const below = rows[tagged + 1] ?? [];
  const isHeaderless = tagged === top && !isWords(below);
  const at = tagged < 0 ? top : isHeaderless ? tagged : tagged === top ? top + 1 : tagged - 1;
  const rowsAbove = Math.max(at, tagged) + 1;
  const tags = tagged < 0 ? null : (rows[tagged] ?? []).map(plainTag);
  const named = isHeaderless ? (tags ?? []) : (rows[at] ?? []);
  const data = rows.slice(rowsAbove);
  const header = columnNames(tags === null && lacksFirst(named, data) ? ['', ...named] : named);
  return {
    header,
    tags,
    rowsAbove: skipped + rowsAbove,
    fewestCells: header.findLastIndex((name, index) => !isNumbered(name, index)) + 1,
    line: records[skipped + at]?.line ?? 1,
    preamble: rows.slice(0, Math.min(at, tagged < 0 ? at : tagged)).map(textOf),
    width,
  };
}

function textOf(cells: readonly string[]): string {
  return cells
    .map((cell) => cell.trim())
    .filter((cell) => cell !== '')
    .join(' ');
}

function commonWidth(rows: readonly (readonly string[])[]): number {
  const counts = new Map<number, number>();
  for (const { length } of rows) counts.set(length, (counts.get(length) ?? 0) + 1);
  const [[width] = [0]] = [...counts].toSorted(
    ([one, times], [other, otherTimes]) => otherTimes - times || other - one,
  );
  return width;
}

/** The first row that is the header or tags; the first of all where that is not sure. */
function firstOfHead(rows: readonly (readonly string[])[], width: number): number {
  const last = Math.min(rows.length - 1, MOST_ABOVE);
  for (let at = 0; at <= last; at += 1) {
    const row = rows[at] ?? [];
    const next = rows.slice(at + 1, last + 1).find(({ length }) => length === width) ?? [];
    if (isTagRow(row) || !isAbove(row, next, width)) return at;
  }
  return 0;
}

/** Whether a row is a title, a comment or the names of groups of columns, above a `next` one that may be the header. */
function isAbove(row: readonly string[], next: readonly string[], width: number): boolean {
  const filled = row.filter((cell) => cell.trim() !== '').length;
  const isShort = row.length < width;
  if (filled === 1 && (isShort || width > 2)) return true;
  if (isShort && row[0]?.trimStart().startsWith('#') === true) return true;
  if (isShort) return known(next) >= 2 && known(row) < known(next);
  const isFull = next.every((cell) => cell.trim() !== '');
  return filled * 2 <= width && isFull && isWords(next) && !isTagRow(next);
}

/** How many fields are told by these names. */
export function known(names: readonly string[]): number {
  const lower = columnNames(names).map((name) => name.toLowerCase());
  const layout = { shape: 'table', file: '', header: lower, names: lower, tags: null } as const;
  return Object.keys(guessMapping({ ...layout, rows: [] })).length;
}

/** The row of tags: the first of the head, or below one or two rows of names. */
function tagsAt(rows: readonly (readonly string[])[], top: number): number {
  if (isTagRow(rows[top] ?? [])) return top;
  if (isTagRow(rows[top + 1] ?? [])) return top + 1;
  return isWords(rows[top + 1] ?? []) && isTagRow(rows[top + 2] ?? []) ? top + 2 : -1;
}

/** https://hxlstandard.org: hashtags stand in a row of their own, and most of its cells are some. */
function isTagRow(row: readonly string[]): boolean {
  const filled = row.map((cell) => cell.trim()).filter((cell) => cell !== '');
  const tags = filled.filter((cell) => /^#\s*[a-z]/i.test(cell));
  return tags.length >= 3 && tags.length * 2 > filled.length;
}

/** A row of names has no number and no day in it. */
function isWords(row: readonly string[]): boolean {
  return !row.some((cell) => /^[-+]?\d[\d.,:/ T-]*$/.test(cell.trim()));
}

/** `"#geo +lat"` as `#geo+lat`. */
function plainTag(cell: string): string {
  return cell.replaceAll(/\s+/g, '').toLowerCase();
}

/**
 * R writes the names of rows in front of them and nothing above. The header then has a cell less than every row, and its
 * days stand one cell further on than it says.
 */
function lacksFirst(named: readonly string[], data: readonly (readonly string[])[]): boolean {
  const names = columnNames(named).map((name) => name.toLowerCase());
  const layout = { shape: 'table', file: '', header: names, names, tags: null, rows: [] } as const;
  const date = names.indexOf(guessMapping(layout).date ?? '');
  const isDay = (cell = '') => readDay(cell).is !== 'none';
  return (
    date >= 0 &&
    data.length > 0 &&
    data.every(
      (cells) => cells.length === named.length + 1 && isDay(cells[date + 1]) && !isDay(cells[date]),
    )
  );
}
