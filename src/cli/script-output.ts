import { clean } from '../ui/text/clean.ts';
import type { Output } from './output.ts';
import type { ScriptKeys } from './script-keys.ts';

/** Rows page by page as they come from the database, so that a million of them need little memory. */
export type Pages<Row> = AsyncIterable<readonly Row[]> | Iterable<readonly Row[]>;

/** Writes one JSON array, an object on each line; stops when nobody reads it any more. */
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
  // Only a terminal is shown less than the data: what it would obey.
  const shown = output.resultsOnTerminal ? clean : (text: string) => text;
  await output.write(csvLine(keys.map(([name]) => name)));
  for await (const page of pages) {
    const lines = page.map((row) =>
      csvLine(
        keys.map(([, value]) => {
          const cell = cellOf(value(row));
          return typeof cell === 'number' ? cell : shown(cell);
        }),
      ),
    );
    await output.write(lines.join(''));
    if (output.closed()) return;
  }
}

/** JSON in which everything that a terminal would obey, or that reorders or hides text, is escaped. */
export function jsonText(value: unknown): string {
  return JSON.stringify(value).replaceAll(
    /[\u007F-\u009F\u061C\u200B\u200E\u200F\u2028-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/**
 * One line of CSV. A text that a spreadsheet would take for a formula is preceded by an apostrophe (OWASP,
 * "CSV Injection"); numbers are left as they are.
 */
export function csvLine(cells: readonly (string | number)[]): string {
  const texts = cells.map((cell) =>
    quoted(typeof cell === 'number' ? String(cell) : cell.replace(/^(?=[=+\-@\t\r＝＋－＠])/, "'")),
  );
  return `${texts.join(',')}\r\n`;
}

function cellOf(value: unknown): string | number {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return value;
  return Array.isArray(value) ? value.map(itemText).join('; ') : String(value);
}

/** `ISKP (perpetrator, claimed)` for an object of several texts. */
function itemText(item: unknown): string {
  if (typeof item !== 'object' || item === null) return String(item);
  const [first, ...others] = Object.values(item).map(String);
  return `${first} (${others.join(', ')})`;
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
