import { stringify } from 'csv-stringify/sync';
import { type HiddenKind, replaceHidden } from '../../text/hidden.ts';

const RFC_4180 = { record_delimiter: '\r\n', quote_record_delimiter: true };

/**
 * One line of CSV (RFC 4180) for people and spreadsheets. Characters that may not be shown are left out, and a text that a
 * spreadsheet would run as a formula is preceded by an apostrophe (OWASP, "CSV Injection"); numbers stay as they are.
 */
export function csvLine(cells: readonly (string | number)[]): string {
  const shown = cells.map((cell) =>
    typeof cell === 'string' ? replaceHidden(cell, inCell) : cell,
  );
  return stringify([shown], { ...RFC_4180, escape_formulas: true });
}

/** One line of CSV with every cell as it came, for a program that reads it back. */
export function verbatimCsvLine(cells: readonly string[]): string {
  return stringify([cells], RFC_4180);
}

function inCell(found: string, kind: HiddenKind): string {
  if (kind === 'layout') return found.replaceAll(/[\u2028\u2029]/g, '\n');
  return kind === 'sign' || kind === 'orphan' ? found : '';
}

/** A value as one cell: a list is joined by semicolons, and what is unknown is empty. */
export function cellOf(value: unknown): string | number {
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
