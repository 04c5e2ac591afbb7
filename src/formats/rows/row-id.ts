import type { Mapping } from '../fields/table-fields.ts';
import { BadCell, neededText, textIn } from './cells.ts';
import type { FileRow } from './format.ts';

/**
 * The id of a row: a column's text, or the texts of several columns, written so that different texts never give the
 * same id. Throws `BadCell` if all of them are empty.
 */
export function idIn(row: FileRow, columns: readonly [string, ...string[]]): string {
  const [only, ...others] = columns;
  if (others.length === 0) return neededText(row, only);
  if (columns.every((column) => textIn(row, column) === null)) {
    throw new BadCell(columns.join('+'), '', 'is empty in each of these columns');
  }
  return columns.map((column) => partOf(row, column)).join(' | ');
}

function partOf(row: FileRow, column: string): string {
  const text = row.get(column)?.replaceAll('\u00A0', ' ').trim() ?? '';
  return text.replaceAll(/[\\|]/g, '\\$&');
}

/** Whether an id is a long number shortened by a spreadsheet (`2.023E+11`). */
export function isShortened(id: string): boolean {
  return /^-?\d([.,]\d+)?E\+\d+$/i.test(id);
}

/** The columns of the id in a mapping. */
export function idColumns({ id }: Mapping): readonly string[] {
  return id ?? [];
}
