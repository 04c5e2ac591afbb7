import { cellsByColumn, type RowCells } from '../../domain/entry/imported.ts';
import { isNumbered } from '../../formats/tables/column-names.ts';
import { type CsvRecord, createCsvReader } from '../delimited/csv-records.ts';
import { createCellFinder, type FileLayout, isEmpty } from './layout.ts';
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
  const findCells = createCellFinder(layout.names);
  const cellsOf = createRowCells(layout.header);
  const rowOrRejected = (record: CsvRecord): RowRead => {
    const { line, lastLine, isBroken } = record;
    const cells = withoutEmptyTail(record.cells, layout.names.length);
    const raw = cellsOf(cells);
    if (!isBroken && fits(cells.length)) return { row: { line, raw, byName: findCells(cells) } };
    const extent = lastLine > line ? ` and runs on to line ${lastLine}` : '';
    const reason = isBroken
      ? `a quote that opens in this row is never closed, or one within a cell is not doubled${extent}; reading continued after line ${lastLine}`
      : `has ${cells.length} cells where the header has ${layout.names.length}${extent}; the row may be truncated, or a quote in it not closed`;
    return { rejected: { line, column: null, value: null, reason, raw: cellsByColumn(raw) } };
  };
  let number = 0;
  let above = reading.rowsAbove;
  return async (text) => {
    const rows: RowRead[] = [];
    for (const record of read(text ?? '', isLive || text === null)) {
      number += 1;
      if (isEmpty(record.cells)) continue;
      if (above > 0) above -= 1;
      else rows.push(rowOrRejected(isSheet ? rowOfSheet(record, number) : record));
    }
    return { rows, isOver: false };
  };
}

/** A row of a sheet is one row, however many lines of text are in its cells. */
function rowOfSheet(record: CsvRecord, number: number): CsvRecord {
  return { ...record, line: number, lastLine: number };
}

/** Spreadsheets write delimiters after the last column; the cells between them are empty. */
function withoutEmptyTail(cells: readonly string[], most: number): readonly string[] {
  return cells.length > most && isEmpty(cells.slice(most)) ? cells.slice(0, most) : cells;
}

/**
 * Puts the cells of a row under the header's names. Cells that it lacks are empty, and of columns without a name only those are
 * kept that are not; additional cells have names of their own.
 */
function createRowCells(header: readonly string[]): (cells: readonly string[]) => RowCells {
  const unnamed = header.flatMap((name, index) => (isNumbered(name, index) ? [index] : []));
  return (cells) => {
    const isPlain = cells.length === header.length && unnamed.every((index) => cells[index] !== '');
    if (isPlain) return { columns: header, cells };
    const more = cells.slice(header.length).map((_, index) => `(more ${index + 1})`);
    const kept = [...header, ...more]
      .map((name, index) => ({ name, cell: cells[index] ?? '', index }))
      .filter(({ cell, index }) => cell !== '' || !unnamed.includes(index));
    return { columns: kept.map(({ name }) => name), cells: kept.map(({ cell }) => cell) };
  };
}
