import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { CsvError, type Options, parse } from 'csv-parse';
import type { RejectedRow } from '../domain/imported.ts';
import type { FileRow } from '../formats/format.ts';
import type { FileFacts } from './file-facts.ts';
import type { Sheet } from './sheet.ts';

/** What a file yields: rows, and rows that are none, with the bytes read so far. */
export type Read = { readonly bytes: number } & (
  | { readonly row: FileRow; readonly rejected?: never }
  | { readonly rejected: RejectedRow; readonly row?: never }
);

/** A record with its text as it stands in the file, blank lines before it included. */
type Recorded = { readonly record: readonly string[]; readonly raw: string };

/**
 * Streams the rows of a delimited file below its header. Each row knows the line that it begins on, also after
 * cells with line breaks in them. A row with another number of cells than the header is rejected, as is what
 * stands behind a quote that is never closed.
 */
export async function* readRows(
  file: string,
  { facts, sheet }: { readonly facts: FileFacts; readonly sheet: Sheet },
): AsyncGenerator<Read> {
  const input = createReadStream(file);
  const parser = parse(optionsFor(sheet.delimiter));
  const decoded = Readable.from(decode(input, facts.encoding));
  const piped = pipeline(decoded, parser).catch(() => {});
  let line = 1;
  let record = 0;
  try {
    for await (const recorded of parser as AsyncIterable<Recorded>) {
      const begins = line + lineBreaks(/^\s*/.exec(recorded.raw)?.[0] ?? '');
      line += lineBreaks(recorded.raw);
      record += 1;
      if (record <= sheet.rowsAbove) continue;
      yield { bytes: input.bytesRead, ...asRow(recorded.record, begins, sheet) };
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    yield { bytes: input.bytesRead, rejected: brokenRow(error, line) };
  }
  await piped;
}

function optionsFor(delimiter: string): Options {
  return {
    delimiter,
    bom: true,
    raw: true,
    record_delimiter: ['\r\n', '\n'],
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
  };
}

function lineBreaks(text: string): number {
  return text.match(/\r\n|\n|\r/g)?.length ?? 0;
}

async function* decode(
  chunks: AsyncIterable<Buffer>,
  encoding: FileFacts['encoding'],
): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of chunks) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}

function asRow(
  record: readonly string[],
  line: number,
  { names }: Sheet,
): { readonly row: FileRow } | { readonly rejected: RejectedRow } {
  if (record.length !== names.length) {
    const reason = `has ${record.length} cells where the header has ${names.length}; the row may be cut off, or a quote in it not closed`;
    return { rejected: { line, column: null, value: null, reason } };
  }
  const cells = new Map<string, string>();
  for (const [index, name] of names.entries()) {
    if (name !== '') cells.set(name, record[index] ?? '');
  }
  return { row: { line, cells } };
}

function brokenRow(error: CsvError, line: number): RejectedRow {
  const reason =
    error.code === 'CSV_QUOTE_NOT_CLOSED'
      ? 'a quote that opens in this row is never closed; nothing from here on could be read'
      : `cannot be read: ${error.message}`;
  return { line, column: null, value: null, reason };
}
