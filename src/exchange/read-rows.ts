import { createReadStream } from 'node:fs';
import type { CsvError } from 'csv-parse';
import type { RejectedRow } from '../domain/imported.ts';
import { createCsvReader } from './csv-records.ts';
import type { FileFacts } from './file-facts.ts';
import type { Sheet } from './sheet.ts';

/** A row of a file: the line that it begins on (from 1), and its cells in the order of the header. */
export type SheetRow = { readonly line: number; readonly cells: readonly string[] };

/** What a file yields: rows, and rows that are none, with the bytes read so far. */
export type Read = { readonly bytes: number } & (
  | { readonly row: SheetRow; readonly rejected?: never }
  | { readonly rejected: RejectedRow; readonly row?: never }
);

type Reading = {
  readonly facts: FileFacts;
  readonly sheet: Sheet;
  /** Ends the reading with an error once it is aborted. */
  readonly signal: AbortSignal | undefined;
};

/**
 * Streams the rows of a delimited file below its header; rows without anything in them are none. Each row knows the
 * line that it begins on, also after cells with line breaks in them. A row with another number of cells than the
 * header is rejected, as is what stands behind a quote that is never closed. Throws what the file system throws.
 */
export async function* readRows(file: string, reading: Reading): AsyncGenerator<Read> {
  const { facts, sheet, signal } = reading;
  const input = createReadStream(file, { signal });
  const readCsv = createCsvReader(sheet.delimiter);
  let next = 1;
  let above = sheet.rowsAbove;
  for await (const text of decode(input, facts.encoding)) {
    const { records, error } = await readCsv(text);
    for (const cells of records) {
      const line = next;
      next += linesOf(cells);
      if (isEmpty(cells)) continue;
      if (above > 0) above -= 1;
      else yield { bytes: input.bytesRead, ...rowOrRejected({ line, cells }, next - 1, sheet) };
    }
    if (error === undefined) continue;
    yield { bytes: input.bytesRead, rejected: brokenRow(error, next) };
    return;
  }
}

/** The file's text in pieces, and `null` at its end. */
async function* decode(
  chunks: AsyncIterable<Buffer>,
  encoding: FileFacts['encoding'],
): AsyncGenerator<string | null> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of chunks) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
  yield null;
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
  row: SheetRow,
  lastLine: number,
  { names }: Sheet,
): { readonly row: SheetRow } | { readonly rejected: RejectedRow } {
  const { line, cells } = row;
  if (cells.length === names.length) return { row };
  const extent = lastLine > line ? ` and runs on to line ${lastLine}` : '';
  const reason = `has ${cells.length} cells where the header has ${names.length}${extent}; the row may be cut off, or a quote in it not closed`;
  return { rejected: { line, column: null, value: null, reason } };
}

function brokenRow(error: CsvError, line: number): RejectedRow {
  const reason =
    error.code === 'CSV_QUOTE_NOT_CLOSED' || error.code === 'CSV_MAX_RECORD_SIZE'
      ? 'a quote that opens in this row is never closed; nothing from here on could be read'
      : `cannot be read: ${error.message}`;
  return { line, column: null, value: null, reason };
}
