import {
  isRejectedJson,
  type RejectedCells,
  type RejectedRow,
} from '../../domain/entry/imported.ts';
import { jsonText } from '../../text/json-text.ts';
import { verbatimCsvLine } from '../delimited/csv-line.ts';

/** Columns added beside each row. Imports ignore both; so does `readRecord`. */
const REMARKS = ['rejected_line', 'rejected_reason'];

/** The rejected rows of an import as they came, each with its position and reason, for import after repair. */
export type RepairFile = { readonly as: 'a table' | 'JSON lines'; readonly text: string };

/**
 * Rows as a file in their original form: a table if they came in one, otherwise one JSON record per line. `format`:
 * that of the import.
 */
export function repairFile(rows: readonly RejectedRow[], format: string): RepairFile {
  return rows.some(({ raw }) => isRejectedJson(raw))
    ? { as: 'JSON lines', text: repairLines(rows, format) }
    : { as: 'a table', text: repairTable(rows) };
}

function repairLines(rows: readonly RejectedRow[], format: string): string {
  const head = format === 'watchfloor' ? [jsonText({ watchfloor: 1 })] : [];
  return [...head, ...rows.map(repairLine), ''].join('\n');
}

/** A line that is not a record is written as it came. */
function repairLine(row: RejectedRow): string {
  const record = isRejectedJson(row.raw) ? row.raw[0] : (row.raw ?? {});
  if (typeof record !== 'object') return `${record}`;
  const [line, reason] = remarksOf(row);
  return jsonText({ ...record, rejected_line: line, rejected_reason: reason });
}

function repairTable(rows: readonly RejectedRow[]): string {
  const cellsOf = ({ raw }: RejectedRow): RejectedCells =>
    raw === null || isRejectedJson(raw) ? {} : raw;
  const isOwn = (name: string) => !REMARKS.includes(name);
  const header = [...new Set(rows.flatMap((row) => Object.keys(cellsOf(row))))].filter(isOwn);
  const lines = rows.map((row) => [
    ...header.map((name) => cellsOf(row)[name] ?? ''),
    ...remarksOf(row),
  ]);
  // Verbatim, since a row for import must not be changed on its way.
  return [[...header, ...REMARKS], ...lines].map(verbatimCsvLine).join('');
}

/** A row's position, and what is wrong with it. */
function remarksOf({ line, column, reason }: RejectedRow): readonly [string, string] {
  return [`${line}`, column === null ? reason : `${column}: ${reason}`];
}
