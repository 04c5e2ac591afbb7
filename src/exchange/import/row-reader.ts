import type { RejectedRow } from '../../domain/entry/imported.ts';
import type { Day } from '../../domain/time/days.ts';
import { BadCell } from '../../formats/rows/cells.ts';
import type { Format, ReadIncident, ReadLead } from '../../formats/rows/format.ts';
import type { ImportedRows } from '../../store/port/importing.ts';
import type { FileLayout } from '../reading/layout.ts';
import { asItCame, type RowKey, type SourceRow } from '../reading/row-read.ts';
import type { DayRules } from '../recognising/date-orders.ts';
import type { DoubtGatherer } from './gather-doubts.ts';
import { judgeRow } from './judge-row.ts';
import type { OutsideCheck } from './outside-country.ts';

/** Converts the rows of a file into our terms; invalid ones are returned as rejected. */
export type Reader = {
  /** What rows are recognised by before they are read; `null` for a format whose rows have to be read. */
  readonly keyOf: ((row: SourceRow) => RowKey) | null;
  /** Takes note of rows that need not be read. */
  readonly pass: (rows: readonly SourceRow[]) => void;
  readonly read: (rows: readonly SourceRow[]) => {
    readonly rows: readonly ImportedRows[];
    readonly rejected: readonly RejectedRow[];
  };
  /** What was held back until the whole file had been read. */
  readonly rest: () => ImportedRows;
};

/** How a file is read: its format, its layout, and its date rules. */
export type ReadAs = {
  readonly format: Format;
  readonly layout: FileLayout;
  readonly days: DayRules;
};

/** Where doubts are noted, and the day of the import. */
export type Judging = { readonly doubts: DoubtGatherer; readonly today: () => Day };

/** How rows are judged, and against which borders. */
export type Judge = Judging & { readonly outside: OutsideCheck };
/** How the rows of one file are read and judged. */
export type ReadingOf = Omit<ReadAs, 'format'> & { readonly judging: Judge };

/** A row in the form that the store takes, its doubts noted. */
export function judged<R extends ReadIncident | ReadLead>(
  read: R,
  { line, raw }: Pick<SourceRow, 'line' | 'raw'>,
  { doubts, today, outside }: Judge,
) {
  const { row, doubts: found } = judgeRow(read, { today: today(), outside, raw });
  doubts.note(found, line);
  return { ...row, line, raw };
}

/** A reader of independent rows. */
export function rowReader<T>(
  read: (row: SourceRow) => T,
  toRows: (good: readonly T[]) => readonly ImportedRows[],
): Reader {
  return {
    ...UNKEYED,
    read: (rows) => {
      const good: T[] = [];
      const rejected: RejectedRow[] = [];
      for (const row of rows) {
        const result = readOrReject(row, read);
        if ('rejected' in result) rejected.push(result.rejected);
        else good.push(result.read);
      }
      return { rows: toRows(good), rejected };
    },
    rest: () => NOTHING,
  };
}

/** Of a reader that has to read every row. */
export const UNKEYED = { keyOf: null, pass: () => {} } as const;

const NOTHING: ImportedRows = { kind: 'incidents', rows: [] };

/** The result of `read`, or the row rejected with the reason if a cell is invalid. */
export function readOrReject<T>(
  row: SourceRow,
  read: (row: SourceRow) => T,
): { readonly read: T } | { readonly rejected: RejectedRow } {
  try {
    return { read: read(row) };
  } catch (error) {
    if (!(error instanceof BadCell)) throw error;
    const { column, value, message: reason } = error;
    const raw = asItCame(row);
    return {
      rejected: { line: row.line, column, value: value === '' ? null : value, reason, raw },
    };
  }
}
