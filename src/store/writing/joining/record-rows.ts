import {
  isList,
  type NativePart,
  type NativeRecord,
  type PlainValue,
  partsAt,
  textAt,
} from '../../../domain/model/native-record.ts';
import { ownerOf } from '../../schema/records/belonging.ts';
import { keyOf, type NativeList, type NativeTable } from '../../schema/records/native.ts';
import { RefusedRecord } from '../import/refused-record.ts';
import type { References } from './record-references.ts';
import type { RecordStatements } from './record-statements.ts';

/** Puts in rows of Watchfloor's own records, each with its parts. Throws `RefusedRecord` for what must not go in. */
export function createRecordRows(statements: RecordStatements, references: References) {
  const insert = async (
    of: NativeRecord,
    table: NativeTable,
    values: NativePart,
    parent: Readonly<Record<string, number>>,
  ): Promise<number> => {
    const { known, later } = await namesIn(table, values);
    const all = { ...plain(table, values), ...known, ...parent };
    const row = await statements.insert(table, all, idWanted(values));
    for (const [column, uid] of later) {
      references.later(of, () => references.point({ table, row, column, uid }));
    }
    await insertParts(of, table, values, row);
    return row;
  };

  /** The records that a row names: those that must be here by now, and those that may stand behind it. */
  const namesIn = async (table: NativeTable, values: NativePart) => {
    const known: Record<string, number | null> = {};
    const later: [column: string, uid: string][] = [];
    for (const [column, other] of Object.entries(table.names)) {
      const uid = textAt(values, keyOf(column));
      const id = uid === null ? undefined : await statements.idOf(other, uid);
      known[column] = other === table.table ? null : (id ?? null);
      if (uid === null) continue;
      if (other === table.table) later.push([column, uid]);
      else if (id === undefined) {
        const reason = `names no ${other} in the database or above this line`;
        throw new RefusedRecord(keyOf(column), uid, reason);
      }
    }
    return { known, later };
  };

  const insertParts = async (
    of: NativeRecord,
    table: NativeTable,
    values: NativePart,
    row: number,
  ) => {
    for (const [name, part] of Object.entries(table.parts)) {
      for (const one of partsAt(values, name)) await insertPart(of, part, one, row);
    }
  };

  const insertPart = async (
    of: NativeRecord,
    part: NativeList,
    values: NativePart,
    parent: number,
  ): Promise<void> => {
    if (!part.hasUid) return insertPlainPart(of, part, values, parent);
    const uid = textAt(values, 'uid') ?? '';
    if ((await statements.idOf(part.table, uid)) !== undefined) {
      throw new RefusedRecord('uid', uid, `is the uid of another ${part.table}`);
    }
    await insert(of, part, values, { [part.parent]: parent });
  };

  /** A part that is nothing but what it names: it goes in once that is here, and what nobody has is left out. */
  const insertPlainPart = async (
    of: NativeRecord,
    part: NativeList,
    values: NativePart,
    parent: number,
  ): Promise<void> => {
    const put = async (): Promise<boolean> => {
      const named: Record<string, number> = {};
      for (const [column, other] of Object.entries(part.names)) {
        const id = await statements.idOf(other, textAt(values, keyOf(column)) ?? '');
        // A record never refers to itself, even where two records of the file turn out to be the same.
        if (id === undefined || (other === ownerOf(part.table)?.names.table && id === parent))
          return false;
        named[column] = id;
      }
      await statements.insert(
        part,
        { ...plain(part, values), ...named, [part.parent]: parent },
        null,
      );
      return true;
    };
    if (!(await put())) references.later(of, put);
  };

  return { insert, insertPart };
}

export type RecordRows = ReturnType<typeof createRecordRows>;

/** A row's own columns. */
function plain(table: NativeTable, values: NativePart): Record<string, PlainValue> {
  const columns = [...table.columns, ...(table.hasUid ? ['uid', 'created_at', 'updated_at'] : [])];
  const found: Record<string, PlainValue> = {};
  for (const column of columns) {
    const value = values[column];
    if (value !== undefined && !isList(value)) found[column] = value;
  }
  return found;
}

/** A greater number is replaced: numbers count up from the greatest, and those of more than 15 digits name nothing. */
const MOST_NUMBERED = 1_000_000_000;

/** The number that a record had, which it keeps where that is free. */
function idWanted(values: NativePart): number | null {
  const id = Number(/^[A-Z]([1-9]\d{0,14})$/.exec(textAt(values, 'id') ?? '')?.[1]);
  return id <= MOST_NUMBERED ? id : null;
}
