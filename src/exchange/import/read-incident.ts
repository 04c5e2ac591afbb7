import type {
  ImportedIncident,
  ImportedWithdrawal,
  RejectedRow,
} from '../../domain/entry/imported.ts';
import type { KeptRecord } from '../../domain/model/kept-record.ts';
import type { Day } from '../../domain/time/days.ts';
import { BadCell } from '../../formats/rows/cells.ts';
import type { Format, IncidentFormat, ReadIncident, ReadLead } from '../../formats/rows/format.ts';
import type { ImportedRows } from '../../store/port/importing.ts';
import type { FileLayout } from '../reading/layout.ts';
import { asItCame, type SourceRow } from '../reading/row-read.ts';
import { type DayRules, withWholeDays } from '../recognising/date-orders.ts';
import { createIdWatch, SpoiltIdsError } from '../recognising/spoilt-ids.ts';
import { readRecord } from '../records/records-in.ts';
import type { DoubtGatherer } from './gather-doubts.ts';
import { judgeRow, leadWithoutNobody, withoutNobody } from './judge-row.ts';
import { createOutsideCheck, type OutsideCheck } from './outside-country.ts';

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

/**
 * The reader of a file, which notes what is doubtful about the rows that it makes. It throws `SpoiltIdsError` where a
 * spreadsheet has spoilt the ids of the file.
 */
export function createReader(of: ReadAs, judging: Judging): Reader {
  const reader = readerOf(of, judging);
  const [column, ...others] = of.format
    .idColumns(of.layout)
    .filter((name) => of.layout.names.includes(name));
  if (column === undefined || others.length > 0) return reader;
  const watch = createIdWatch(of.layout, column);
  const expectNo = (fault: string | null) => {
    if (fault !== null) throw new SpoiltIdsError(fault);
  };
  return {
    read: (rows) => {
      for (const { byName, line } of rows) watch.look(byName.get(column), line);
      expectNo(watch.shortened());
      return reader.read(rows);
    },
    rest: () => {
      expectNo(watch.fault());
      return reader.rest();
    },
  };
}

function readerOf({ format, layout, days }: ReadAs, of: Judging): Reader {
  const judging = { ...of, outside: createOutsideCheck() };
  judging.doubts.note(format.doubts?.(layout) ?? [], null);
  switch (format.yields) {
    case 'incidents':
      return format.monadic?.isSo(layout) === true
        ? monadicReader(format, format.monadic.join, { layout, days, judging })
        : incidentReader(format, { layout, days, judging });
    case 'leads': {
      const read = format.reader(layout);
      return rowReader(
        (row) =>
          judged(
            leadWithoutNobody(read(withWholeDays(row.byName, days, judging.today()))),
            row,
            judging,
          ),
        (rows) => [{ kind: 'leads', rows }],
      );
    }
    case 'withdrawals': {
      const read = format.reader(layout);
      return rowReader(
        (row) => ({ ...read(withWholeDays(row.byName, days, judging.today())), line: row.line }),
        (rows) => [{ kind: 'withdrawals', rows }],
      );
    }
    case 'named':
      return rowReader(
        ({ byName, line, raw }) => ({ ...format.reader(byName), line, raw }),
        (rows) => [{ kind: 'named', rows }],
      );
    case 'records':
      return recordReader();
    case 'nothing':
      throw new Error(`${format.id} is refused, and has no rows.`);
  }
}

/** Reads lines of Watchfloor's own records; the first, which only says what the file is, is none. */
function recordReader(): Reader {
  const reader = rowReader(
    (row): KeptRecord => ({ ...readRecord(row), line: row.line }),
    (rows) => [{ kind: 'records', rows }],
  );
  return {
    ...reader,
    read: (rows) => reader.read(rows.filter(({ byName }) => !byName.has('watchfloor'))),
  };
}

type Judge = Judging & { readonly outside: OutsideCheck };
type Of = Omit<ReadAs, 'format'> & { readonly judging: Judge };

/** A row of incidents as the store takes it: one that happened, or the word of its publisher that it did not. */
type IncidentRow =
  | { readonly is: 'incident'; readonly row: ImportedIncident }
  | { readonly is: 'withdrawn'; readonly row: ImportedWithdrawal };

function incidentReader(format: IncidentFormat, { layout, days, judging }: Of): Reader {
  const read = format.reader(layout);
  const withdrawn = format.withdrawn?.(layout);
  return rowReader((row): IncidentRow => {
    const cells = withWholeDays(row.byName, days, judging.today());
    const mark = withdrawn?.(cells) ?? null;
    return mark === null
      ? { is: 'incident', row: judged(withoutNobody(read(cells)), row, judging) }
      : { is: 'withdrawn', row: { ...mark, line: row.line, ofRow: true } };
  }, inRuns);
}

/** Rows in the order of the file, since a later one of the same id may take an earlier one back. */
function inRuns(rows: readonly IncidentRow[]): readonly ImportedRows[] {
  const runs: (
    | { readonly kind: 'incidents'; readonly rows: ImportedIncident[] }
    | { readonly kind: 'withdrawals'; readonly rows: ImportedWithdrawal[] }
  )[] = [];
  for (const one of rows) {
    const last = runs.at(-1);
    if (one.is === 'incident') {
      if (last?.kind === 'incidents') last.rows.push(one.row);
      else runs.push({ kind: 'incidents', rows: [one.row] });
    } else if (last?.kind === 'withdrawals') last.rows.push(one.row);
    else runs.push({ kind: 'withdrawals', rows: [one.row] });
  }
  return runs;
}

/** A row as the store takes it; what is doubtful about it is noted. */
function judged<R extends ReadIncident | ReadLead>(
  read: R,
  { line, raw }: Pick<SourceRow, 'line' | 'raw'>,
  { doubts, today, outside }: Judge,
) {
  const { row, doubts: found } = judgeRow(read, { today: today(), outside, raw });
  doubts.note(found, line);
  return { ...row, line, raw };
}

/** A reader of rows that each stand for themselves. */
function rowReader<T>(
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

/** A reader of one row for each actor, which holds every incident until the file has been read. */
function monadicReader(
  format: IncidentFormat,
  join: (one: ReadIncident, other: ReadIncident) => ReadIncident | null,
  { layout, days, judging }: Of,
): Reader {
  const read = format.reader(layout);
  const held = new Map<string, ReadIncident & Pick<SourceRow, 'line' | 'raw'>>();
  return {
    read: (rows) => {
      const rejected: RejectedRow[] = [];
      for (const row of rows) {
        const result = readOrReject(row, ({ byName }) =>
          read(withWholeDays(byName, days, judging.today())),
        );
        if ('rejected' in result) {
          rejected.push(result.rejected);
          continue;
        }
        const { externalId } = result.read;
        const before = held.get(externalId);
        const both = before === undefined ? result.read : join(withoutSource(before), result.read);
        if (both === null) rejected.push(contradiction(row, externalId));
        else
          held.set(externalId, { ...both, line: (before ?? row).line, raw: (before ?? row).raw });
      }
      return { rows: [], rejected };
    },
    rest: () => {
      const rows = [...held.values()].map((row) =>
        judged(withoutNobody(withoutSource(row)), row, judging),
      );
      return { kind: 'incidents', rows };
    },
  };
}

/** The incident alone, without where it stood and how it was written there. */
function withoutSource({
  line: _,
  raw: __,
  ...read
}: ReadIncident & Pick<SourceRow, 'line' | 'raw'>): ReadIncident {
  return read;
}

function contradiction(row: SourceRow, id: string): RejectedRow {
  const reason = 'stands in this file a second time and says something else';
  return { line: row.line, column: 'id', value: id, reason, raw: asItCame(row) };
}

function readOrReject<T>(
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
