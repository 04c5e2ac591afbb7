import { cellsByColumn } from '../../domain/entry/imported.ts';
import type { FileFacts } from './file-facts.ts';
import type { FileLayout } from './layout.ts';
import { readJsonLines, readJsonRecords } from './read-json.ts';
import { readTable } from './read-table.ts';
import { asItCame, type RowRead, type RowReader } from './row-read.ts';

/** The same with the number of bytes of the file read so far. */
export type Read = { readonly bytes: number } & RowRead;

/** Characters of one cell; a longer one was not written by a person. */
const LONGEST_CELL = 1_000_000;

/**
 * Streams the rows of a file. Unreadable rows are rejected with the reason; if the text is so damaged that nothing
 * after that can be read, such a row ends the reading. Throws file-system errors.
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

/** Reads the rows of text that comes in pieces of whole rows; each row is returned with its piece. */
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

/** Rejects a row with a cell that is not text: megabytes of characters, or invalid bytes in a faulty file. */
export function checked(
  read: RowRead,
  { encoding, isFaulty }: Pick<FileFacts, 'encoding' | 'isFaulty'>,
): RowRead {
  if (read.row === undefined) return read;
  const { line, raw } = read.row;
  for (const [index, cell] of raw.cells.entries()) {
    if (cell.length <= LONGEST_CELL && !isFaulty) continue;
    const column = raw.columns[index] ?? '';
    if (cell.length > LONGEST_CELL && read.row.json === undefined) {
      const reason = `has ${cell.length} characters, more than the limit of ${LONGEST_CELL}`;
      const shortened = { ...cellsByColumn(raw), [column]: cell.slice(0, 1000) };
      return { rejected: { line, column, value: cell.slice(0, 80), reason, raw: shortened } };
    }
    if (isFaulty && cell.includes('\uFFFD')) {
      const reason = `contains bytes that are invalid in the encoding of the file (${encoding.toUpperCase()})`;
      return { rejected: { line, column, value: cell, reason, raw: asItCame(read.row) } };
    }
  }
  return read;
}
