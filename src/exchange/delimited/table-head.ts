import { columnNames, isNumbered } from '../../formats/tables/column-names.ts';
import { guessMapping } from '../../formats/tables/guess-mapping.ts';
import { readDay } from '../../formats/values/dates.ts';
import type { CsvRecord } from './csv-records.ts';

/** The part of a table above its data. */
export type TableHead = {
  /** The names of its columns. */
  readonly header: readonly string[];
  /** Its HXL tags, one per column; `null` if it has none. */
  readonly tags: readonly string[] | null;
  /** How many non-empty rows are above the data, including the header. */
  readonly rowsAbove: number;
  /** The fewest cells of a row: unnamed columns at the end of a table may be missing. */
  readonly fewestCells: number;
  /** The line of the header, or of the tags that replace it. */
  readonly line: number;
  /** Titles, comments and the like above the header, which are ignored. */
  readonly preamble: readonly string[];
  /** The most common number of cells in a row. */
  readonly width: number;
};

/** Lines of titles and comments above a header; HXL searches for its tags within the same number. */
const MOST_ABOVE = 25;

/**
 * Finds the header among the first non-blank rows of a table: below titles, comments and names of column groups, which
 * have fewer cells than the rows. A row of HXL tags may be above or below the header, or replace it. `skipped`: rows
 * that are known to be none of these.
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

/** The first row that is the header or tags; the very first if uncertain. */
function firstOfHead(rows: readonly (readonly string[])[], width: number): number {
  const last = Math.min(rows.length - 1, MOST_ABOVE);
  for (let at = 0; at <= last; at += 1) {
    const row = rows[at] ?? [];
    const next = rows.slice(at + 1, last + 1).find(({ length }) => length === width) ?? [];
    if (isTagRow(row) || !isAbove(row, next, width)) return at;
  }
  return 0;
}

/** Whether a row is a title, a comment or the names of column groups, above a `next` one that may be the header. */
function isAbove(row: readonly string[], next: readonly string[], width: number): boolean {
  const filled = row.filter((cell) => cell.trim() !== '').length;
  const isShort = row.length < width;
  if (filled === 1 && (isShort || width > 2)) return true;
  if (isShort && row[0]?.trimStart().startsWith('#') === true) return true;
  if (isShort) return known(next) >= 2 && known(row) < known(next);
  const isFull = next.every((cell) => cell.trim() !== '');
  return filled * 2 <= width && isFull && isWords(next) && !isTagRow(next);
}

/** How many fields these names identify. */
export function known(names: readonly string[]): number {
  const lower = columnNames(names).map((name) => name.toLowerCase());
  const layout = { shape: 'table', file: '', header: lower, names: lower, tags: null } as const;
  return Object.keys(guessMapping({ ...layout, rows: [] })).length;
}

/** The row of tags: the first row of the head, or below one or two rows of names. */
function tagsAt(rows: readonly (readonly string[])[], top: number): number {
  if (isTagRow(rows[top] ?? [])) return top;
  if (isTagRow(rows[top + 1] ?? [])) return top + 1;
  return isWords(rows[top + 1] ?? []) && isTagRow(rows[top + 2] ?? []) ? top + 2 : -1;
}

/** https://hxlstandard.org: hashtags are in a row of their own, and most of its cells are hashtags. */
function isTagRow(row: readonly string[]): boolean {
  const filled = row.map((cell) => cell.trim()).filter((cell) => cell !== '');
  const tags = filled.filter((cell) => /^#\s*[a-z]/i.test(cell));
  return tags.length >= 3 && tags.length * 2 > filled.length;
}

/** A row of names contains no number and no date. */
function isWords(row: readonly string[]): boolean {
  return !row.some((cell) => /^[-+]?\d[\d.,:/ T-]*$/.test(cell.trim()));
}

/** `"#geo +lat"` as `#geo+lat`. */
function plainTag(cell: string): string {
  return cell.replaceAll(/\s+/g, '').toLowerCase();
}

/**
 * R writes row names in front of the rows and no name above them. The header then has one cell less than every row, and
 * dates are one cell further right than it says.
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
