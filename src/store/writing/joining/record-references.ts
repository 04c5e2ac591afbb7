import type { NativeRecord } from '../../../domain/model/native-record.ts';
import { keyOf, type NativeTable } from '../../schema/records/native.ts';
import type { AsChange } from '../import/importing.ts';
import { RefusedRecord } from '../import/refused-record.ts';
import type { RecordStatements } from './record-statements.ts';

/** A row's column that names another record, by its uid. */
export type Reference = {
  readonly table: NativeTable;
  readonly row: number;
  readonly column: string;
  readonly uid: string;
};

/** Answers whether there is what it needs. */
type Making = () => Promise<boolean>;
type Pending = { readonly of: NativeRecord; readonly make: Making };

/**
 * Resolves references to records that come later in the file, once all of it has been read. Only a record of the same kind can
 * stand behind (`RECORD_LINES`), and an incident that another is related to.
 */
export function createReferences(statements: RecordStatements) {
  const pending: Pending[] = [];
  return {
    later: (of: NativeRecord, make: Making) => pending.push({ of, make }),
    point: async (reference: Reference): Promise<boolean> => {
      const id = await statements.idOf(
        reference.table.names[reference.column] ?? '',
        reference.uid,
      );
      if (id !== undefined) await pointTo(statements, reference, id);
      return id !== undefined;
    },
    /** So that those of a record that is refused in the end can be forgotten: `forget` what came after `mark`. */
    mark: () => pending.length,
    forget: (mark: number) => {
      pending.length = mark;
    },
    /** Has the references that came after `mark` made in a way of their own. */
    madeAs: (mark: number, around: AsChange) => {
      const some = pending.splice(mark);
      for (const { of, make } of some) {
        pending.push({
          of,
          make: async () => {
            let isMade = false;
            await around(async () => {
              isMade = await make();
            });
            return isMade;
          },
        });
      }
    },
    /**
     * Makes the references that can be made, and tells of each what became of it: one that must not be made is refused, and one to
     * what is neither in the file nor here is left out.
     */
    end: async (told: (of: NativeRecord, is: 'made' | 'left out' | RefusedRecord) => void) => {
      for (const { of, make } of pending.splice(0)) {
        try {
          told(of, (await make()) ? 'made' : 'left out');
        } catch (error) {
          if (!(error instanceof RefusedRecord)) throw error;
          told(of, error);
        }
      }
    },
  };
}

const REPORT = { table: 'report', parent: 'incident_id' } as const;

/** Points a row at another, unless that would lead back to it, or out of its incident. */
async function pointTo(
  statements: RecordStatements,
  { table, row, column, uid }: Reference,
  id: number,
): Promise<void> {
  const refuse = (reason: string) => new RefusedRecord(keyOf(column), uid, reason);
  if (
    table.table === 'report' &&
    (await statements.parentOf(REPORT, id)) !== (await statements.parentOf(REPORT, row))
  ) {
    throw refuse('names a report of another incident; the rest of the record went in without it');
  }
  if (await statements.leadsTo(table, column, { from: id, to: row })) {
    throw refuse('leads back to the record itself; the rest of the record went in without it');
  }
  await statements.setName(table, row, column, id);
}

export type References = ReturnType<typeof createReferences>;
