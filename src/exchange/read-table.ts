import type { CsvError } from 'csv-parse';
import type { RejectedRow } from '../domain/imported.ts';
import { createCsvReader, type createPieceReader } from './csv-records.ts';
import { cellsByName, type FileLayout } from './layout.ts';
import type { RowRead, RowReader } from './row-read.ts';

type TableReading = Extract<FileLayout['reading'], { readonly as: 'table' }>;

/**
 * Reads the rows of a delimited table below its header; rows without anything in them are none. Each row knows the
 * line that it begins on, also after cells with line breaks in them. A row with another number of cells than the
 * header is rejected, as is what stands behind a quote that is never closed. `createReader` reads the records.
 */
export function readTable(
  layout: FileLayout,
  reading: TableReading,
  createReader: typeof createPieceReader = createCsvReader,
): RowReader {
  const readCsv = createReader(reading.delimiter, reading.isQuoteless);
  let next = 1;
  let above = reading.rowsAbove;
  return async (text) => {
    const begins = next;
    const { records, error } = await readCsv(text);
    const rows: RowRead[] = [];
    for (const cells of records) {
      const line = next;
      next += linesOf(cells);
      if (isEmpty(cells)) continue;
      if (above > 0) above -= 1;
      else rows.push(rowOrRejected(layout, reading, { line, lastLine: next - 1, cells }));
    }
    if (error === undefined) return { rows, isOver: false };
    const rejected = brokenRow(error, next);
    // The next piece of a file that grows is read all the same.
    next = begins + linesOf([text ?? '']) - 1;
    return { rows: [...rows, { rejected }], isOver: true };
  };
}

/** How many lines of the file a record takes up: one, and one more for each line break in a cell. */
function linesOf(cells: readonly string[]): number {
  let lines = 1;
  for (const cell of cells) {
    if (cell.includes('\n') || cell.includes('\r')) {
      lines += cell.match(/\r\n|\n|\r/g)?.length ?? 0;
    }
  }
  return lines;
}

function isEmpty(cells: readonly string[]): boolean {
  return cells.every((cell) => cell.trim() === '');
}

function rowOrRejected(
  { header, names }: FileLayout,
  { fewestCells }: TableReading,
  at: { readonly line: number; readonly lastLine: number; readonly cells: readonly string[] },
): RowRead {
  const { line, lastLine, cells } = at;
  const raw = rawOf(header, cells);
  if (cells.length <= names.length && cells.length >= fewestCells) {
    return { row: { line, raw, byName: cellsByName(cells, names) } };
  }
  const extent = lastLine > line ? ` and runs on to line ${lastLine}` : '';
  const reason = `has ${cells.length} cells where the header has ${names.length}${extent}; the row may be cut off, or a quote in it not closed`;
  return { rejected: { line, column: null, value: null, reason, raw } };
}

/** The row by the header's names; a cell without a name is none of the publisher's, unless there are too many. */
function rawOf(header: readonly string[], cells: readonly string[]): Record<string, string> {
  const raw: Record<string, string> = {};
  for (const [index, name] of header.entries()) {
    if (name !== '') raw[name] = cells[index] ?? '';
  }
  for (const [index, cell] of cells.slice(header.length).entries())
    raw[`(more ${index + 1})`] = cell;
  return raw;
}

function brokenRow(error: CsvError, line: number): RejectedRow {
  const reason =
    error.code === 'CSV_QUOTE_NOT_CLOSED' || error.code === 'CSV_MAX_RECORD_SIZE'
      ? 'a quote that opens in this row is never closed, so that nothing behind it could be read'
      : `cannot be read: ${error.message}`;
  return { line, column: null, value: null, reason, raw: null };
}
