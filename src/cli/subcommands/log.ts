import type { Option } from 'commander';
import * as v from 'valibot';
import { parseRecordName, recordName } from '../../domain/model/record.ts';
import type { ScriptKeys } from '../../exchange/export/script-keys.ts';
import type { LogRow } from '../../store/port/rows-log.ts';
import { LOG_COLUMNS } from '../../ui/columns/log-columns.ts';
import { printRecords } from '../print/print-records.ts';
import { PRINT_OPTIONS, printingOf } from '../print/question-options.ts';
import { UsageError, WorkError } from '../session/failure.ts';
import { withStore } from '../session/session.ts';
import type { Subcommand } from '../session/subcommand.ts';

/** Scripts rely on these keys, as on those of the other commands. */
const LOG_KEYS: ScriptKeys<LogRow> = [
  ['id', (row) => row.id],
  ['at', (row) => row.at],
  ['who', (row) => row.who],
  ['kind', (row) => row.kind],
  ['title', (row) => row.title],
  ['reason', (row) => row.reason],
  ['undoes', (row) => row.undoes],
  ['undone', (row) => row.undone],
  ['records', (row) => row.records],
  [
    'changes',
    (row) =>
      row.changes.map(({ record, table, rowId, before, after }) => ({
        record,
        table,
        row_id: rowId,
        before,
        after,
      })),
  ],
];

export const log: Subcommand = {
  name: 'log',
  summary: 'Print who changed what, when and why, newest first',
  takes: [['[record]', 'Only changes to this record, such as I12']],
  options: PRINT_OPTIONS.filter((option: Option) => option.long !== '--csv'),
  run: async (session, [name], options) => {
    const record = name === undefined ? null : parseRecordName(v.parse(v.string(), name));
    if (record === undefined) {
      throw new UsageError(`"${name}" is not the name of a record, such as I12, A3 or Q7.`);
    }
    const printing = printingOf(options);
    await withStore(session, async (store) => {
      const found = await store.ask('log', { before: null, limit: printing.limit, record });
      if (record !== null && found.total === 0) {
        throw new WorkError(`The log has no changes to ${recordName(record)}. Check the number.`);
      }
      await printRecords(session, printing, {
        keys: LOG_KEYS,
        columns: LOG_COLUMNS,
        pages: [found.rows],
        total: async () => found.total,
        none: 'Nothing has been changed yet.',
      });
    });
    return 0;
  },
};
