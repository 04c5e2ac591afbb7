import type { RejectedRow } from '../../domain/imported.ts';
import { isList, type KeptPart, type KeptRecord, textAt } from '../../domain/kept-record.ts';
import { keptRecords } from '../kept-records.ts';
import { KEPT_TABLES, type KeptTable } from '../record-tables.ts';
import type { Importing, Outcome } from './importing.ts';
import { createRecordRows, plain } from './record-rows.ts';
import { createRecordStatements } from './record-statements.ts';
import { createTies } from './record-ties.ts';
import { RefusedRecord, refused, rejectedRow } from './refused-record.ts';

const UNCHANGED: Outcome = { is: 'unchanged' };

/**
 * Brings Watchfloor's own records: new ones as they are, those that are here by the later of the two versions. A
 * source or an actor that is here under the same name is the same.
 */
export function createRecordBringer(importing: Importing) {
  const { asChange, connection } = importing;
  const statements = createRecordStatements(importing);
  const ties = createTies(statements);
  const rows = createRecordRows(statements, ties);
  const brought = createBrought();

  const bring = async (of: KeptRecord): Promise<Outcome> => {
    const { record, values } = of;
    if (record === 'dataset') return statements.dataset(values);
    const table = KEPT_TABLES[record];
    const uid = textAt(values, 'uid') ?? '';
    const there = statements.idOf(record, uid);
    if (there === undefined) return bringNew(of, table, uid);
    brought.expectFirst(record, there, uid);
    const [current = {}] = await keptRecords(connection.db, table, [there]);
    if (isSameRecord(current, values)) return UNCHANGED;
    if (newestIn(values) <= newestIn(current)) return { is: 'heldBack' };
    asChange(() => {
      statements.update(table, there, plain(table, values));
      statements.removeParts(table, there);
      rows.insertParts(of, table, values, there);
    });
    return { is: 'changed' };
  };

  const bringNew = (of: KeptRecord, table: KeptTable, uid: string): Outcome => {
    const { values } = of;
    const name = textAt(values, 'name') ?? '';
    const isMerged = textAt(values, 'merged_into') !== null;
    const same =
      statements.sameParty(table.table, name) ??
      (isMerged ? undefined : statements.broughtParty(table.table, name));
    if (same !== undefined) {
      statements.alsoCalled(uid, same);
      return UNCHANGED;
    }
    const externalId = textAt(values, 'external_id');
    const taken = statements.takenBy(textAt(values, 'dataset'), externalId);
    if (table.table === 'incident' && taken !== undefined) {
      const reason = `is the id of I${taken}, which is here already under another uid`;
      throw new RefusedRecord('external_id', externalId, reason);
    }
    const id = rows.insert(of, table, values, {});
    brought.expectFirst(table.table, id, uid);
    if (!isMerged) statements.keepParty(table.table, name, id);
    return { is: 'added' };
  };

  return {
    one: async (of: KeptRecord): Promise<Outcome> => {
      const mark = ties.mark();
      connection.sqlite.exec('savepoint record');
      try {
        return await bring(of);
      } catch (error) {
        connection.sqlite.exec('rollback to record');
        ties.forget(mark);
        return refused(asRefused(error));
      } finally {
        connection.sqlite.exec('release record');
      }
    },
    /** Ties together what named records that came later; answers with what could not be tied. */
    end: (): readonly RejectedRow[] => {
      const rejected: RejectedRow[] = [];
      ties.end((of, error) => rejected.push(rejectedRow(of, error)));
      return rejected;
    },
  };
}

/** Remembers which records a file has brought, so that one that stands in it a second time can be told. */
function createBrought() {
  const byTable = new Map<string, Set<number>>();
  return {
    expectFirst: (table: string, id: number, uid: string) => {
      const ids = byTable.get(table) ?? new Set();
      byTable.set(table, ids);
      if (ids.has(id)) throw new RefusedRecord('uid', uid, 'stands in this file a second time');
      ids.add(id);
    },
  };
}

/** What the schema of the database still refuses is one row's fault, and is said in words of ours. */
function asRefused(error: unknown): RefusedRecord {
  if (error instanceof RefusedRecord) return error;
  if (
    error instanceof Error &&
    'code' in error &&
    /^SQLITE_(CONSTRAINT|MISMATCH)/.test(String(error.code))
  ) {
    return new RefusedRecord('record', null, 'contradicts what is here, or itself');
  }
  throw error;
}

/** Whether two records say the same, whatever their numbers and times are. */
function isSameRecord(one: KeptPart, other: KeptPart): boolean {
  return JSON.stringify(comparable(one)) === JSON.stringify(comparable(other));
}

function comparable(part: KeptPart): unknown {
  return Object.entries(part)
    .filter(([key, value]) => !['id', 'created_at', 'updated_at'].includes(key) && value !== null)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, value]) => [key, isList(value) ? value.map(comparable) : value]);
}

/** When a record or one of its parts was last changed. */
function newestIn(part: KeptPart): string {
  const own = textAt(part, 'updated_at') ?? '';
  const parts = Object.values(part).filter(isList).flat().map(newestIn);
  return [own, ...parts].toSorted().at(-1) ?? own;
}
