import { cellOf, csvLine } from '../../exchange/delimited/csv-line.ts';
import type { ScriptKeys } from '../../exchange/export/script-keys.ts';
import { jsonText } from '../../text/json-text.ts';
import type { Output } from '../session/output.ts';

/** Rows in pages as they come from the database, so that a million of them need little memory. */
export type Pages<Row> = AsyncIterable<readonly Row[]> | Iterable<readonly Row[]>;

/** Writes one JSON array, one object per line; stops when the reader is gone. */
export async function writeJson<Row>(
  output: Output,
  keys: ScriptKeys<Row>,
  pages: Pages<Row>,
): Promise<void> {
  let separator = '[\n';
  for await (const page of pages) {
    if (page.length === 0) continue;
    const objects = page.map((row) =>
      jsonText(Object.fromEntries(keys.map(([name, value]) => [name, value(row)]))),
    );
    await output.write(separator + objects.join(',\n'));
    separator = ',\n';
    if (output.closed()) return;
  }
  await output.write(separator === '[\n' ? '[]\n' : '\n]\n');
}

/** Writes CSV after RFC 4180 (UTF-8, CRLF), the names of the keys first. */
export async function writeCsv<Row>(
  output: Output,
  keys: ScriptKeys<Row>,
  pages: Pages<Row>,
): Promise<void> {
  await output.write(csvLine(keys.map(([name]) => name)));
  for await (const page of pages) {
    const lines = page.map((row) => csvLine(keys.map(([, value]) => cellOf(value(row)))));
    await output.write(lines.join(''));
    if (output.closed()) return;
  }
}
