import { isNumbered } from '../../formats/tables/column-names.ts';
import { type CsvRecord, createCsvReader } from '../delimited/csv-records.ts';
import { cellsByName, type FileLayout, isEmpty } from './layout.ts';
import type { RowRead, RowReader } from './row-read.ts';

type TableReading = Extract<FileLayout['reading'], { readonly as: 'table' }>;

/**
 * Reads the rows of a delimited table below its header; empty rows are skipped. Each row knows the line on which it
 * begins, even after cells with line breaks. A row with another number of cells than the header is rejected, and so is
 * one with an unclosed quote. `isLive`: each piece of text contains whole rows, which are returned at once.
 */
export function readTable(layout: FileLayout, reading: TableReading, isLive = false): RowReader {
  const { delimiter, isQuoteless, fewestCells, isSheet } = reading;
  const fits = (cells: number) => cells >= fewestCells && cells <= layout.names.length;
  // The text generated from a sheet has no malformed quotes, and its rows are not recognised by their cells.
  const read = createCsvReader({ delimiter, isQuoteless, ...(isSheet ? {} : { fits }) });
  let number = 0;
  let above = reading.rowsAbove;
  return async (text) => {
    const rows: RowRead[] = [];
    for (const record of read(text ?? '', isLive || text === null)) {
      number += 1;
      if (isEmpty(record.cells)) continue;
      if (above > 0) above -= 1;
      else rows.push(rowOrRejected(layout, fits, isSheet ? rowOfSheet(record, number) : record));
    }
    return { rows, isOver: false };
  };
}

/** A row of a sheet is one row, however many lines of text are in its cells. */
function rowOfSheet(record: CsvRecord, number: number): CsvRecord {
  return { ...record, line: number, lastLine: number };
}

function rowOrRejected(
  { header, names }: FileLayout,
  fits: (cells: number) => boolean,
  record: CsvRecord,
): RowRead {
  const { line, lastLine, isBroken } = record;
  const cells = withoutEmptyTail(record.cells, names.length);
  const raw = rawOf(header, cells);
  if (!isBroken && fits(cells.length)) {
    return { row: { line, raw, byName: cellsByName(cells, names) } };
  }
  const extent = lastLine > line ? ` and runs on to line ${lastLine}` : '';
  const reason = isBroken
    ? `a quote that opens in this row is never closed, or one within a cell is not doubled${extent}; reading continued after line ${lastLine}`
    : `has ${cells.length} cells where the header has ${names.length}${extent}; the row may be truncated, or a quote in it not closed`;
  return { rejected: { line, column: null, value: null, reason, raw } };
}

/** Spreadsheets write delimiters after the last column; the cells between them are empty. */
function withoutEmptyTail(cells: readonly string[], most: number): readonly string[] {
  return cells.length > most && isEmpty(cells.slice(most)) ? cells.slice(0, most) : cells;
}

/** The row by the header's names, as far as it has cells; additional cells are kept under names of their own. */
function rawOf(header: readonly string[], cells: readonly string[]): Record<string, string> {
  const raw: Record<string, string> = {};
  for (const [index, name] of header.entries()) {
    const cell = cells[index] ?? '';
    if (cell !== '' || !isNumbered(name, index)) raw[name] = cell;
  }
  for (const [index, cell] of cells.slice(header.length).entries())
    raw[`(more ${index + 1})`] = cell;
  return raw;
}
