import type { RejectedRow } from '../../domain/entry/imported.ts';
import type { Day } from '../../domain/time/days.ts';
import { BadCell } from '../../formats/rows/cells.ts';
import type { Format, ReadIncident, ReadLead } from '../../formats/rows/format.ts';
import type { ImportedRows } from '../../store/port/importing.ts';
import type { FileLayout } from '../reading/layout.ts';
import { asItCame, type SourceRow } from '../reading/row-read.ts';
import type { DayRules } from '../recognising/date-orders.ts';
import type { DoubtGatherer } from './gather-doubts.ts';
import { judgeRow } from './judge-row.ts';
import type { OutsideCheck } from './outside-country.ts';

/** Makes rows of a file what they are in our terms; those that cannot go in are answered as rejected. */
export type Reader = {
  readonly read: (rows: readonly SourceRow[]) => {
    readonly rows: readonly ImportedRows[];
    readonly rejected: readonly RejectedRow[];
  };
  /** What was held back until the whole file had been read. */
  readonly rest: () => ImportedRows;
};

/** How a file is read: its format, its layout, and how its days are read. */
export type ReadAs = {
  readonly format: Format;
  readonly layout: FileLayout;
  readonly days: DayRules;
};

/** Where what is doubtful about rows that go in is noted, and the day of the import. */
export type Judging = { readonly doubts: DoubtGatherer; readonly today: () => Day };

/** How rows are judged, and against which borders. */
export type Judge = Judging & { readonly outside: OutsideCheck };
/** How the rows of one file are read and judged. */
export type ReadingOf = Omit<ReadAs, 'format'> & { readonly judging: Judge };

/** A row as the store takes it; what is doubtful about it is noted. */
export function judged<R extends ReadIncident | ReadLead>(
  read: R,
  { line, raw }: Pick<SourceRow, 'line' | 'raw'>,
  { doubts, today, outside }: Judge,
) {
  const { row, doubts: found } = judgeRow(read, { today: today(), outside, raw });
  doubts.note(found, line);
  return { ...row, line, raw };
}

/** A reader of rows that each stand for themselves. */
export function rowReader<T>(
  read: (row: SourceRow) => T,
  toRows: (good: readonly T[]) => readonly ImportedRows[],
): Reader {
  return {
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

const NOTHING: ImportedRows = { kind: 'incidents', rows: [] };

/** What `read` makes of a row, or the row rejected with the reason, where a cell cannot be read. */
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
