import type { ImportedIncident, ImportedWithdrawal } from '../../domain/entry/imported.ts';
import type { NativeRecord } from '../../domain/model/native-record.ts';
import type { IncidentFormat } from '../../formats/rows/format.ts';
import type { ImportedRows } from '../../store/port/importing.ts';
import type { SourceRow } from '../reading/row-read.ts';
import { createDamagedIdDetector, DamagedIdsError } from '../recognising/damaged-ids.ts';
import { withWholeDays } from '../recognising/date-orders.ts';
import { readRecord } from '../records/records-in.ts';
import { leadWithoutPlaceholders, withoutPlaceholders } from './judge-row.ts';
import { monadicReader } from './monadic-reader.ts';
import { createOutsideCheck } from './outside-country.ts';
import { createRowKeys } from './row-keys.ts';
import {
  type Judging,
  judged,
  type ReadAs,
  type Reader,
  type ReadingOf,
  rowReader,
} from './row-reader.ts';

/**
 * The reader of a file, which notes doubts about its rows. Throws `DamagedIdsError` if a spreadsheet has spoilt the ids
 * of the file.
 */
export function createReader(of: ReadAs, judging: Judging): Reader {
  const reader = readerOf(of, judging);
  const [column, ...others] = of.format
    .idColumns(of.layout)
    .filter((name) => of.layout.names.includes(name));
  if (column === undefined || others.length > 0) return reader;
  const watch = createDamagedIdDetector(of.layout, column);
  const expectNo = (fault: string | null) => {
    if (fault !== null) throw new DamagedIdsError(fault);
  };
  const look = (rows: readonly SourceRow[]) => {
    for (const { byName, line } of rows) watch.add(byName.get(column), line);
    expectNo(watch.shortened());
  };
  return {
    keyOf: reader.keyOf,
    pass: look,
    read: (rows) => {
      look(rows);
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
            leadWithoutPlaceholders(read(withWholeDays(row.byName, days, judging.today()))),
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

/** Reads lines of complete records; the first line only identifies the file. */
function recordReader(): Reader {
  const reader = rowReader(
    (row): NativeRecord => ({ ...readRecord(row), line: row.line }),
    (rows) => [{ kind: 'records', rows }],
  );
  return {
    ...reader,
    read: (rows) =>
      reader.read(rows.filter(({ byName }) => byName.get('watchfloor') === undefined)),
  };
}

/** A row in the form that the store takes: an incident, or its publisher's withdrawal of it. */
type IncidentRow =
  | { readonly is: 'incident'; readonly row: ImportedIncident }
  | { readonly is: 'withdrawn'; readonly row: ImportedWithdrawal };

function incidentReader(format: IncidentFormat, { layout, days, judging }: ReadingOf): Reader {
  const read = format.reader(layout);
  const withdrawn = format.withdrawn?.(layout);
  const keyOf = createRowKeys({ format, layout, days }, judging.today);
  const reader = rowReader((row): IncidentRow => {
    const cells = withWholeDays(row.byName, days, judging.today());
    const mark = withdrawn?.(cells) ?? null;
    if (mark !== null) return { is: 'withdrawn', row: { ...mark, line: row.line, ofRow: true } };
    const { fingerprint } = row.key ?? keyOf(row);
    const incident = judged(withoutPlaceholders(read(cells)), row, judging);
    return { is: 'incident', row: { ...incident, fingerprint } };
  }, inRuns);
  return { ...reader, keyOf };
}

/** Rows in the order of the file, since a later one with the same id may withdraw an earlier one. */
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
