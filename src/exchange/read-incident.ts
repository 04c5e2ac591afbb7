import type { RejectedRow } from '../domain/imported.ts';
import type { KeptRecord } from '../domain/kept-record.ts';
import { BadCell } from '../formats/cells.ts';
import type { FileRow, Format, IncidentFormat, ReadIncident } from '../formats/format.ts';
import type { ImportedRows } from '../store/importing.ts';
import { type DateOrders, withOrderedDates } from './date-orders.ts';
import type { FileLayout } from './layout.ts';
import { readRecord } from './records-in.ts';
import type { SourceRow } from './row-read.ts';

/** Makes rows of a file what they are in our terms; those that cannot go in are answered as rejected. */
export type Reader = {
  readonly read: (rows: readonly SourceRow[]) => {
    readonly rows: ImportedRows;
    readonly rejected: readonly RejectedRow[];
  };
  /** What was held back until the whole file had been read. */
  readonly rest: () => ImportedRows;
};

/** The reader of a file of this format, with the order of its numeric dates. */
export function createReader(format: Format, layout: FileLayout, orders: DateOrders): Reader {
  switch (format.yields) {
    case 'incidents':
      return format.monadic?.isSo(layout) === true
        ? monadicReader(format, format.monadic.join, layout, orders)
        : incidentReader(format, layout, orders);
    case 'leads':
      return rowReader(
        orders,
        format.reader(layout),
        (read, row) => ({ ...read, ...of(row) }),
        'leads',
      );
    case 'withdrawals':
      return rowReader(
        orders,
        format.reader(layout),
        (read, { line }) => ({ ...read, line }),
        'withdrawals',
      );
    case 'records':
      return recordReader();
    case 'nothing':
      throw new Error(`${format.id} is refused, and has no rows.`);
  }
}

/** Reads lines of Watchfloor's own records; the first, which only says what the file is, is none. */
function recordReader(): Reader {
  return {
    read: (rows) => {
      const good: KeptRecord[] = [];
      const rejected: RejectedRow[] = [];
      for (const row of rows.filter(({ byName }) => !byName.has('watchfloor'))) {
        const result = readOrReject(row, row.byName, () => readRecord(row));
        if ('rejected' in result) rejected.push(result.rejected);
        else good.push({ ...result.read, line: row.line });
      }
      return { rows: { kind: 'records', rows: good }, rejected };
    },
    rest: () => NOTHING,
  };
}

function incidentReader(format: IncidentFormat, layout: FileLayout, orders: DateOrders): Reader {
  const read = format.reader(layout);
  return rowReader(orders, read, (incident, row) => ({ ...incident, ...of(row) }), 'incidents');
}

function of({ line, raw }: SourceRow): Pick<SourceRow, 'line' | 'raw'> {
  return { line, raw };
}

/** A reader of rows that each stand for themselves. */
function rowReader<K extends 'incidents' | 'leads' | 'withdrawals', T>(
  orders: DateOrders,
  read: (row: FileRow) => T,
  place: (read: T, row: SourceRow) => RowOf<K>,
  kind: K,
): Reader {
  return {
    read: (rows) => {
      const good: RowOf<K>[] = [];
      const rejected: RejectedRow[] = [];
      for (const row of rows) {
        const result = readOrReject(row, withOrderedDates(row.byName, orders), read);
        if ('rejected' in result) rejected.push(result.rejected);
        else good.push(place(result.read, row));
      }
      return { rows: { kind, rows: good } as unknown as ImportedRows, rejected };
    },
    rest: () => NOTHING,
  };
}

type RowOf<K> = Extract<ImportedRows, { readonly kind: K }>['rows'][number];
const NOTHING: ImportedRows = { kind: 'incidents', rows: [] };

/** A reader of one row for each actor, which holds every incident until the file has been read. */
function monadicReader(
  format: IncidentFormat,
  join: (one: ReadIncident, other: ReadIncident) => ReadIncident | null,
  layout: FileLayout,
  orders: DateOrders,
): Reader {
  const read = format.reader(layout);
  const held = new Map<string, ReadIncident & Pick<SourceRow, 'line' | 'raw'>>();
  return {
    read: (rows) => {
      const rejected: RejectedRow[] = [];
      for (const row of rows) {
        const result = readOrReject(row, withOrderedDates(row.byName, orders), read);
        if ('rejected' in result) {
          rejected.push(result.rejected);
          continue;
        }
        const { externalId } = result.read;
        const before = held.get(externalId);
        const both = before === undefined ? result.read : join(withoutPlace(before), result.read);
        if (both === null) rejected.push(contradiction(row, externalId));
        else
          held.set(externalId, { ...both, line: (before ?? row).line, raw: (before ?? row).raw });
      }
      return { rows: NOTHING, rejected };
    },
    rest: () => ({ kind: 'incidents', rows: [...held.values()] }),
  };
}

function withoutPlace({
  line: _,
  raw: __,
  ...read
}: ReadIncident & Pick<SourceRow, 'line' | 'raw'>): ReadIncident {
  return read;
}

function contradiction({ line, raw }: SourceRow, id: string): RejectedRow {
  const reason = 'stands in this file a second time and says something else';
  return { line, column: 'id', value: id, reason, raw };
}

function readOrReject<T>(
  { line, raw }: SourceRow,
  byName: FileRow,
  read: (row: FileRow) => T,
): { readonly read: T } | { readonly rejected: RejectedRow } {
  try {
    return { read: read(byName) };
  } catch (error) {
    if (!(error instanceof BadCell)) throw error;
    const { column, value, message: reason } = error;
    return { rejected: { line, column, value: value === '' ? null : value, reason, raw } };
  }
}
