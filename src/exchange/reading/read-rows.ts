import type { FileFacts } from './file-facts.ts';
import type { FileLayout } from './layout.ts';
import { readJsonLines, readJsonRecords } from './read-json.ts';
import { readTable } from './read-table.ts';
import { asItCame, type RowRead, type RowReader } from './row-read.ts';

/** The same with the bytes of the file that were read so far. */
export type Read = { readonly bytes: number } & RowRead;

/** Letters of one cell; a longer one is no text that a person wrote. */
const LONGEST_CELL = 1_000_000;

/**
 * Streams the rows of a file. Rows that cannot be read are rejected with the reason; a text that is broken so that
 * nothing behind it can be read ends the reading with such a row. Throws what the file system throws.
 */
export async function* readRows(
  facts: FileFacts,
  layout: FileLayout,
  signal: AbortSignal | undefined,
): AsyncGenerator<Read> {
  const bytes = facts.source.open(signal);
  const read = createRowReader(layout);
  for await (const text of decode(bytes.chunks, facts.encoding)) {
    const { rows, isOver } = await read(text);
    for (const row of rows) yield { bytes: bytes.read(), ...checked(row, facts) };
    if (isOver) return;
  }
}

/** Reads the rows of text that comes in pieces. */
function createRowReader(layout: FileLayout): RowReader {
  switch (layout.reading.as) {
    case 'table':
      return readTable(layout, layout.reading);
    case 'json-lines':
      return readJsonLines();
    case 'json':
      return readJsonRecords();
  }
}

/** Reads the rows of text that comes in pieces of whole rows; each of them is there as soon as its piece is. */
export function createLiveReader(layout: FileLayout): RowReader {
  return layout.reading.as === 'table'
    ? readTable(layout, layout.reading, true)
    : createRowReader(layout);
}

/** Text in pieces, and `null` at its end. */
async function* decode(
  chunks: AsyncIterable<Buffer>,
  encoding: string,
): AsyncGenerator<string | null> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of chunks) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
  yield null;
}

/** A row with a cell that is no text cannot go in: megabytes of letters, or bytes that are none in a faulty file. */
export function checked(
  read: RowRead,
  { encoding, isFaulty }: Pick<FileFacts, 'encoding' | 'isFaulty'>,
): RowRead {
  if (read.row === undefined) return read;
  const { line, raw } = read.row;
  for (const [column, cell] of Object.entries(raw)) {
    if (cell.length > LONGEST_CELL && read.row.json === undefined) {
      const reason = `has ${cell.length} letters, more than the ${LONGEST_CELL} that a cell may have`;
      const shortened = { ...raw, [column]: cell.slice(0, 1000) };
      return { rejected: { line, column, value: cell.slice(0, 80), reason, raw: shortened } };
    }
    if (isFaulty && cell.includes('\uFFFD')) {
      const reason = `has bytes that are no letters in the encoding of the file (${encoding.toUpperCase()})`;
      return { rejected: { line, column, value: cell, reason, raw: asItCame(read.row) } };
    }
  }
  return read;
}
