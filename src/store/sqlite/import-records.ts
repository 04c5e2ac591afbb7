import type { KeptPart, KeptRecord, PlainValue } from '../../domain/kept-record.ts';
import { foldName } from '../../domain/names.ts';
import { keptRecords } from '../kept-records.ts';
import { KEPT_TABLES, type KeptTable, keyOf } from '../record-tables.ts';
import type { Importing, Outcome } from './importing.ts';
import { createRecordStatements } from './record-statements.ts';

const UNCHANGED: Outcome = { is: 'unchanged' };

/**
 * Brings Watchfloor's own records: new ones as they are, those that are here by the later of the two versions. A
 * source or an actor that is here under the same name is the same.
 */
export function createRecordBringer(importing: Importing) {
  const { asChange, connection } = importing;
  const statements = createRecordStatements(importing);
  const pending: (() => void)[] = [];

  /** The columns of a row that name others; those that are not here yet are looked up at the end. */
  const namesIn = (
    table: KeptTable,
    values: KeptPart,
    later: (column: string, id: number) => void,
  ) => {
    const known: Record<string, number | null> = {};
    for (const [column, other] of Object.entries(table.names)) {
      const uid = textAt(values, keyOf(column));
      known[column] = uid === null ? null : (statements.idOf(other, uid) ?? null);
      if (uid !== null && known[column] === null) {
        pending.push(() => {
          const id = statements.idOf(other, uid);
          if (id !== undefined) later(column, id);
        });
      }
    }
    return known;
  };

  const insertRow = (
    table: KeptTable,
    values: KeptPart,
    parent: Readonly<Record<string, number>>,
  ): number => {
    const names = namesIn(table, values, (column, id) =>
      statements.setName(table, row, column, id),
    );
    const row = statements.insert(
      table,
      { ...plain(table, values), ...names, ...parent },
      idWanted(values),
    );
    insertParts(table, values, row);
    return row;
  };

  const insertParts = (table: KeptTable, values: KeptPart, row: number) => {
    for (const [name, part] of Object.entries(table.parts)) {
      for (const one of listAt(values, name)) insertPart(part, one, row);
    }
  };

  const insertPart = (
    part: KeptTable & { readonly parent: string },
    values: KeptPart,
    parent: number,
  ) => {
    const isWhole = Object.entries(part.names).every(([column, other]) => {
      const uid = textAt(values, keyOf(column));
      return uid === null || part.hasUid || statements.idOf(other, uid) !== undefined;
    });
    const insert = () => {
      const names = Object.fromEntries(
        Object.entries(part.names).map(([column, other]) => {
          const uid = textAt(values, keyOf(column));
          return [column, uid === null ? null : (statements.idOf(other, uid) ?? null)];
        }),
      );
      // A relation to what is neither here nor in the file has nothing to point at.
      if (!part.hasUid && Object.values(names).includes(null)) return;
      statements.insert(part, { ...plain(part, values), ...names, [part.parent]: parent }, null);
    };
    if (part.hasUid) insertRow(part, values, { [part.parent]: parent });
    else if (isWhole) insert();
    else pending.push(insert);
  };

  const bring = async ({ record, values }: KeptRecord): Promise<Outcome> => {
    if (record === 'dataset') return statements.dataset(values);
    const table = KEPT_TABLES[record];
    const uid = textAt(values, 'uid');
    if (uid === null || uid === '') return refused('uid', 'is empty');
    const there = statements.idOf(record, uid);
    if (there === undefined) return bringNew(table, values, uid);
    const [current = {}] = await keptRecords(connection.db, table, [there]);
    if (isSameRecord(current, values)) return UNCHANGED;
    if (newestIn(values) <= newestIn(current)) return { is: 'heldBack' };
    asChange(() => {
      statements.update(table, there, plain(table, values));
      statements.removeParts(table, there);
      insertParts(table, values, there);
    });
    return { is: 'changed' };
  };

  const bringNew = (table: KeptTable, values: KeptPart, uid: string): Outcome => {
    const same = statements.sameParty(table.table, foldName(textAt(values, 'name') ?? ''));
    if (same !== undefined) {
      statements.alsoCalled(uid, same);
      return UNCHANGED;
    }
    const taken = statements.takenBy(textAt(values, 'dataset'), textAt(values, 'external_id'));
    if (table.table === 'incident' && taken !== undefined) {
      return refused('external_id', `is here already, as I${taken}, under another uid`);
    }
    insertRow(table, values, {});
    return { is: 'added' };
  };

  return {
    one: async (row: KeptRecord): Promise<Outcome> => {
      const before = pending.length;
      connection.sqlite.exec('savepoint record');
      try {
        return await bring(row);
      } catch (error) {
        connection.sqlite.exec('rollback to record');
        pending.length = before;
        if (error instanceof Error && /^SQLITE_CONSTRAINT/.test(codeOf(error))) {
          return refused('record', `cannot go in: ${error.message}`);
        }
        throw error;
      } finally {
        connection.sqlite.exec('release record');
      }
    },
    /** Ties together what named records that came later. */
    end: () => {
      for (const tie of pending) tie();
    },
  };
}

function refused(column: string, reason: string): Outcome {
  return { is: 'refused', column, value: null, reason };
}

function codeOf(error: Error): string {
  return 'code' in error ? String(error.code) : '';
}

function plain(table: KeptTable, values: KeptPart): Record<string, PlainValue> {
  const columns = [...table.columns, ...(table.hasUid ? ['uid', 'created_at', 'updated_at'] : [])];
  const found: Record<string, PlainValue> = {};
  for (const column of columns) {
    const value = values[column];
    if (value !== undefined && !isList(value)) found[column] = value;
  }
  return found;
}

/** The number that a record had, which it keeps where that is free. */
function idWanted(values: KeptPart): number | null {
  const id = textAt(values, 'id');
  return id === null ? null : Number(/^[A-Z]([1-9]\d{0,14})$/.exec(id)?.[1] ?? Number.NaN) || null;
}

function textAt(values: KeptPart, key: string): string | null {
  const value = values[key];
  return typeof value === 'string' ? value : null;
}

function listAt(values: KeptPart, key: string): readonly KeptPart[] {
  const value = values[key];
  return isList(value) ? value : [];
}

function isList(value: PlainValue | readonly KeptPart[] | undefined): value is readonly KeptPart[] {
  return Array.isArray(value);
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
