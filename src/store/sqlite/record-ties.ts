import type { KeptRecord } from '../../domain/kept-record.ts';
import { type KeptTable, keyOf } from '../record-tables.ts';
import type { RecordStatements } from './record-statements.ts';
import { RefusedRecord } from './refused-record.ts';

/** A row's column that names another record, by its uid. */
export type Tie = {
  readonly table: KeptTable;
  readonly row: number;
  readonly column: string;
  readonly uid: string;
};

type Pending = { readonly of: KeptRecord; readonly make: () => void };

/**
 * Ties rows to records that stand behind them in the file, once all of it is there. Only a record of the same kind can
 * stand behind (`RECORD_LINES`), and an incident that another is related to.
 */
export function createTies(statements: RecordStatements) {
  const pending: Pending[] = [];
  return {
    later: (of: KeptRecord, make: () => void) => pending.push({ of, make }),
    tie: (tie: Tie) => {
      const id = statements.idOf(tie.table.names[tie.column] ?? '', tie.uid);
      // What is neither in the file nor here is nothing that could be pointed at.
      if (id !== undefined) tieTo(statements, tie, id);
    },
    /** So that those of a record that is refused in the end can be forgotten: `forget` what came after `mark`. */
    mark: () => pending.length,
    forget: (mark: number) => {
      pending.length = mark;
    },
    /** Makes the ties that can be made, and hands over those that must not be. */
    end: (onRefused: (of: KeptRecord, error: RefusedRecord) => void) => {
      for (const { of, make } of pending.splice(0)) {
        try {
          make();
        } catch (error) {
          if (!(error instanceof RefusedRecord)) throw error;
          onRefused(of, error);
        }
      }
    },
  };
}

/** Points a row at another, unless that would lead back to it, or out of its incident. */
function tieTo(statements: RecordStatements, { table, row, column, uid }: Tie, id: number) {
  const refuse = (reason: string) => new RefusedRecord(keyOf(column), uid, reason);
  if (
    table.table === 'report' &&
    statements.parentOf('report', id) !== statements.parentOf('report', row)
  ) {
    throw refuse('names a report of another incident; the rest of the record went in without it');
  }
  if (statements.leadsTo(table, column, { from: id, to: row })) {
    throw refuse('leads back to the record itself; the rest of the record went in without it');
  }
  statements.setName(table, row, column, id);
}
