import {
  isRejectedJson,
  type RejectedCells,
  type RejectedRow,
} from '../../domain/entry/imported.ts';
import { jsonText } from '../../text/json-text.ts';
import { verbatimCsvLine } from '../delimited/csv-line.ts';

/** What stands beside each row. An import passes over both, `readRecord` too. */
const REMARKS = ['rejected_line', 'rejected_reason'];

/** The rows that an import left out, as they came, each with where it stood and what is wrong with it, to be imported again. */
export type RepairFile = { readonly as: 'a table' | 'JSON lines'; readonly text: string };

/**
 * Rows as a file that is read again as what they are: a table where they came in one, else one JSON record a line.
 * `format`: the one of the import.
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

/** A line that is no record stands as it came. */
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
  // As it came: a row that is to be imported again must not change on its way.
  return [[...header, ...REMARKS], ...lines].map(verbatimCsvLine).join('');
}

/** Where a row stood, and what is wrong with it. */
function remarksOf({ line, column, reason }: RejectedRow): readonly [string, string] {
  return [`${line}`, column === null ? reason : `${column}: ${reason}`];
}
